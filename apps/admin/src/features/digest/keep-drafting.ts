import type { Payload } from 'payload';
import { draftDueDigests } from './draft-due-digests.ts';

const everyMs = 15_000;

/** Looks for digests to draft until `signal` is aborted; a fault is logged and the next look tries again. */
export async function keepDraftingDigests(payload: Payload, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await draftDueDigests(payload, new Date());
    } catch (error) {
      if (!signal.aborted) payload.logger.error({ err: error, msg: 'a digest could not be drafted' });
    }
    await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    // Slots are whole minutes.
    const timer = setTimeout(end, Math.min(everyMs, 60_000 - (Date.now() % 60_000)));
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
