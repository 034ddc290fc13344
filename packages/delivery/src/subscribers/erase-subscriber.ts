import type { Erasure, ErasureStore } from '../ports/erasure.ts';
import type { Log } from '../ports/log.ts';
import type { DueProcessor } from '../ports/processor.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import type { AddressKeys } from './address-keys.ts';

export interface ErasureParts {
  readonly erasures: ErasureStore;
  readonly suppressions: Suppressions;
  readonly addressKeys: AddressKeys;
  readonly clock: () => Date;
  readonly log: Log;
}

/**
 * Forgets a subscriber (GDPR art. 17): the keyed hash goes into the suppressions first, so that no import brings the
 * address back; then profile, consent and mails go, and batches lose address and name as soon as no call needs them.
 * @returns false when there is no such subscriber (any more)
 */
export async function eraseSubscriber(subscriberId: string, parts: ErasureParts): Promise<boolean> {
  const { erasures, clock } = parts;
  // The old addresses first: once the row that they lead to is gone, nothing tells whose they were.
  for (const id of await erasures.formerOf(subscriberId)) await eraseSubscriber(id, parts);
  const erasure = await erasures.begin(subscriberId, clock());
  if (erasure === null) return false;
  await carryOut(erasure, parts);
  return true;
}

/** For one worker at a time: erasures that a crash cut short, and batches whose calls have ended since. */
export function makeErasureChore(parts: ErasureParts): DueProcessor {
  const { erasures } = parts;
  return {
    async runDue() {
      const cutShort = await erasures.unfinished();
      for (const erasure of cutShort) await carryOut(erasure, parts);
      const waiting = await erasures.waiting();
      for (const id of waiting) await finish(id, parts);
      return cutShort.length + waiting.length;
    },
  };
}

async function carryOut(erasure: Erasure, parts: ErasureParts): Promise<void> {
  const { erasures, suppressions, addressKeys, clock } = parts;
  const { address } = erasure;
  await suppressions.add([{ address, reason: 'erased', source: 'reader' }]);
  await erasures.stop(erasure, clock());
  await erasures.forget(erasure, addressKeys.all(address));
  await finish(erasure.subscriberId, parts);
}

async function finish(subscriberId: string, { erasures, log }: ErasureParts): Promise<void> {
  const open = await erasures.blank(subscriberId);
  if (open === 0) await erasures.end(subscriberId);
  log.info({ subscriberId, batchesStillOpen: open }, 'a subscriber is forgotten');
}
