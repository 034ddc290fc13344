import type { Payload } from 'payload';
import type { EventShown } from './event-shape.ts';
import { issueEvents } from './issue-events.ts';

const NEWEST = 200;

/** What was done to an issue, newest first. */
export async function listEvents(
  payload: Payload,
  issueId: string,
): Promise<{ readonly events: readonly EventShown[] }> {
  const rows = await issueEvents(payload).find({ issueId }).sort({ at: -1, _id: -1 }).limit(NEWEST).toArray();
  return {
    events: rows.map(({ _id, at, by, detail, until, verb }) => ({
      id: _id,
      verb,
      by,
      at: at.toISOString(),
      until: until?.toISOString() ?? null,
      detail,
    })),
  };
}
