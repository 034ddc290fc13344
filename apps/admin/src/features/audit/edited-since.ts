import type { Payload } from 'payload';
import { type IssueEvent, issueEvents } from './issue-events.ts';

/**
 * Whose save of its words an issue got after `seen`, what a form says of when it is (`updatedAt`); null: nobody's.
 * Verbs (asking for review, approving) save the issue, too, and change no word: they do not count.
 */
export async function editedSince(
  payload: Payload,
  issueId: string,
  seen: Date,
  /** Ids of accounts whose saves do not count. */
  except: readonly string[] = [],
): Promise<Pick<IssueEvent, 'by' | 'userId'> | null> {
  return issueEvents(payload).findOne(
    {
      issueId,
      verb: { $in: ['edited', 'old version brought back'] },
      ...(except.length === 0 ? {} : { userId: { $nin: [...except, null] } }),
      $or: [{ at: { $gt: seen } }, { until: { $gt: seen } }],
    },
    { sort: { at: -1 }, projection: { by: 1, userId: 1 } },
  );
}
