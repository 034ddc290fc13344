import type { Payload } from 'payload';
import { type IssueEvent, issueEvents } from './issue-events.ts';

/** Whose saves do not count: an account's, or those from one of its windows. */
export interface OwnSaves {
  readonly userId: string;
  /** Null: from any. */
  readonly window: string | null;
}

/**
 * Whose save of its words an issue got after `seen`, what a form says of when it is (`updatedAt`); null: nobody's.
 * Verbs (asking for review, approving) save the issue, too, and change no word: they do not count.
 */
export async function editedSince(
  payload: Payload,
  issueId: string,
  seen: Date,
  own: OwnSaves | null = null,
): Promise<Pick<IssueEvent, 'by' | 'userId'> | null> {
  return issueEvents(payload).findOne(
    {
      issueId,
      verb: { $in: ['edited', 'old version brought back'] },
      ...(own === null ? {} : { $nor: [{ userId: null }, ownSaves(own)] }),
      $or: [{ at: { $gt: seen } }, { until: { $gt: seen } }],
    },
    { sort: { at: -1 }, projection: { by: 1, userId: 1 } },
  );
}

function ownSaves({ userId, window }: OwnSaves) {
  return window === null ? { userId } : { userId, window };
}
