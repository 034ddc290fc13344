import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { keepDraftingDigests } from '../features/digest/keep-drafting.ts';
import { followChanges } from './follow-changes.ts';
import { noteDrafts, noteEditors } from './note-desk.ts';

interface Follower {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

const holder = globalThis as typeof globalThis & { mastheadFollower?: Follower };

/** Starts what the desk does by itself: following changes, drafting digests on their slots. Once a process. */
export function startFollowing(payload: Payload): void {
  if (holder.mastheadFollower !== undefined) return;
  const controller = new AbortController();
  const done = delivery()
    // What an earlier version did not note, or changed while nobody followed and the stream has forgotten.
    .then(() => Promise.all([noteEditors(payload), noteDrafts(payload)]))
    .then(() =>
      Promise.all([
        followChanges(payload, controller.signal),
        keepDraftingDigests(payload, controller.signal),
      ]),
    )
    .then(() => undefined)
    .catch((error: unknown) =>
      payload.logger.error({ err: error, msg: 'following changes could not start' }),
    );
  holder.mastheadFollower = { controller, done };
  process.once('SIGTERM', () => controller.abort());
  process.once('SIGINT', () => controller.abort());
}

/** Ends what `startFollowing` began and waits for it: nothing is read after the connections are closed. */
export async function stopFollowing(): Promise<void> {
  const follower = holder.mastheadFollower;
  if (follower === undefined) return;
  delete holder.mastheadFollower;
  follower.controller.abort();
  await follower.done;
}
