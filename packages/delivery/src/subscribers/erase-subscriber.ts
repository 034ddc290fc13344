import type { Erasure, ErasureStore } from '../ports/erasure.ts';
import type { Failpoint } from '../ports/failpoints.ts';
import type { Log } from '../ports/log.ts';
import type { DueProcessor } from '../ports/processor.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import type { AddressKeys } from './address-keys.ts';

export interface ErasureParts {
  readonly erasures: ErasureStore;
  readonly suppressions: Suppressions;
  readonly addressKeys: AddressKeys;
  readonly clock: () => Date;
  readonly failpoint: Failpoint;
  readonly log: Log;
}

/**
 * Forgets a subscriber (GDPR art. 17): the keyed hash goes into the suppressions first, so that no import brings the
 * address back; then profile, consent and mails go, and batches lose address and name as soon as no call needs them.
 * @param seen those whose erasure is under way: rows that lead to each other must not send us round for ever
 * @returns false when there is no such subscriber (any more)
 */
export async function eraseSubscriber(
  subscriberId: string,
  parts: ErasureParts,
  seen: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  const { erasures, clock } = parts;
  if (seen.has(subscriberId)) return false;
  const under = new Set([...seen, subscriberId]);
  // The old addresses first: once the row that they lead to is gone, nothing tells whose they were.
  for (const id of await erasures.formerOf(subscriberId)) await eraseSubscriber(id, parts, under);
  const erasure = await erasures.begin(subscriberId, clock());
  if (erasure === null) return false;
  parts.failpoint('erase.after-begin');
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
  const { erasures, suppressions, addressKeys, clock, failpoint } = parts;
  const { address, formerKeys } = erasure;
  const erased = { reason: 'erased', source: 'reader' } as const;
  await suppressions.add([{ address, ...erased }]);
  failpoint('erase.after-suppress');
  // Under a key that is known no more nobody could be found; kept, it would only stop the worker (`checkKeys`).
  const known = formerKeys.filter((key) => addressKeys.knows(key));
  await suppressions.addByKey(known.map((key) => ({ key, ...erased })));
  failpoint('erase.after-former');
  await erasures.stop(erasure, clock());
  failpoint('erase.after-stop');
  await erasures.forget(erasure, [...addressKeys.all(address), ...formerKeys]);
  failpoint('erase.after-forget');
  await finish(erasure.subscriberId, parts);
}

async function finish(subscriberId: string, { erasures, failpoint, log }: ErasureParts): Promise<void> {
  const open = await erasures.blank(subscriberId);
  failpoint('erase.after-blank');
  if (open === 0) await erasures.end(subscriberId);
  log.info({ subscriberId, batchesStillOpen: open }, 'a subscriber is forgotten');
}
