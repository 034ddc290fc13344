import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { followChanges } from './follow-changes.ts';

const holder = globalThis as typeof globalThis & { mastheadFollower?: AbortController };

/** Starts following changes in the background, once a process. */
export function startFollowing(payload: Payload): void {
  if (holder.mastheadFollower !== undefined) return;
  const controller = new AbortController();
  holder.mastheadFollower = controller;
  process.once('SIGTERM', () => controller.abort());
  process.once('SIGINT', () => controller.abort());
  void delivery()
    .then(() => followChanges(payload, controller.signal))
    .catch((error: unknown) =>
      payload.logger.error({ err: error, msg: 'following changes could not start' }),
    );
}
