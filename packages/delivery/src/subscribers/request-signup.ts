import type { SignupQueue } from '../ports/subscriber-store.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import type { Waker } from '../ports/waker.ts';
import { parseAddress } from './address.ts';
import { cleanName } from './person-name.ts';

/**
 * One insert whose cost does not depend on who asks; nothing is looked up. The worker does the rest (process-signup.ts).
 */
export function makeRequestSignup(parts: {
  readonly queue: SignupQueue;
  readonly waker: Waker;
  readonly clock: () => Date;
}): SubscriberVerbs['requestSignup'] {
  const { queue, waker, clock } = parts;
  return async (request) => {
    const { typed } = parseAddress(request.address);
    await queue.put({
      address: typed,
      name: cleanName(request.name),
      newsletterIds: [...new Set(request.newsletterIds)],
      frequency: request.frequency,
      pausedUntil: request.pausedUntil ?? null,
      source: request.source,
      formVersion: request.formVersion,
      ip: request.ip,
      requestedAt: clock(),
    });
    // Not awaited: a Redis that hangs must not delay the answer. `wake` never rejects.
    void waker.wake('signups');
  };
}
