import { setTimeout as sleep } from 'node:timers/promises';
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
  const done = follow(payload, controller.signal);
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

const againMs = 2_000;

/**
 * A database that answers late, as on a machine that has just started, must not leave the process without a follower:
 * remarks of reviewers, holds after an edit and the public pages hang on it. Tried until it goes or the process ends.
 */
async function follow(payload: Payload, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await delivery();
      // What an earlier version did not note, or changed while nobody followed and the stream has forgotten.
      await Promise.all([noteEditors(payload), noteDrafts(payload)]);
      await Promise.all([followChanges(payload, signal), keepDraftingDigests(payload, signal)]);
      return;
    } catch (error) {
      if (signal.aborted) return;
      payload.logger.error({
        err: error,
        msg: 'following changes could not start; it is tried again in 2 s',
      });
      await sleep(againMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
