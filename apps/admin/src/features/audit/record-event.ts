import { randomUUID } from 'node:crypto';
import type { Payload } from 'payload';
import type { EventVerb } from './event-shape.ts';
import { ensureEventIndex, issueEvents } from './issue-events.ts';

/** Edits of one person in one window within this time are one line of the history. */
const ONE_GO_MS = 10 * 60_000;

interface Happened {
  readonly issueId: string;
  readonly verb: EventVerb;
  readonly by: { readonly id: string | null; readonly name: string };
  readonly at: Date;
  readonly detail?: string | null;
  readonly window?: string | null;
}

/** Adds a line to an issue's history. What happened stands whether or not it can be written down, so this never throws. */
export async function recordEvent(payload: Payload, happened: Happened): Promise<void> {
  const { at, by, detail = null, issueId, verb, window = null } = happened;
  try {
    await ensureEventIndex(payload);
    if (verb === 'edited' && (await isPartOfLast(payload, happened))) return;
    await issueEvents(payload).insertOne({
      _id: randomUUID(),
      issueId,
      verb,
      userId: by.id,
      by: by.name,
      at,
      until: null,
      detail,
      window,
    });
  } catch (error) {
    payload.logger.error({ err: error, issueId, verb, msg: 'an event could not be written down' });
  }
}

/** The same person goes on editing in the same window, and nobody did anything in between: the last line grows. */
async function isPartOfLast(
  payload: Payload,
  { at, by, issueId, window = null }: Happened,
): Promise<boolean> {
  const last = await issueEvents(payload).findOne({ issueId }, { sort: { at: -1, _id: -1 } });
  if (last?.verb !== 'edited' || last.userId !== by.id) return false;
  // A form is compared with the saves of other windows: they are lines of their own.
  if ((last.window ?? null) !== window) return false;
  if (at.getTime() - (last.until ?? last.at).getTime() > ONE_GO_MS) return false;
  await issueEvents(payload).updateOne({ _id: last._id }, { $set: { until: at } });
  return true;
}
