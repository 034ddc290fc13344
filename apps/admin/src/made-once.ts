import type { Payload } from 'payload';

/** For indexes, made before the first write: once a process, and again for whoever asks next when it failed. */
export function madeOnce(
  make: (payload: Payload) => Promise<unknown>,
): (payload: Payload) => Promise<unknown> {
  let made: Promise<unknown> | null = null;
  return (payload) => {
    made ??= make(payload).catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
