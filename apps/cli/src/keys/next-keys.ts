/** What the next step of a rotation makes of `TOKEN_KEYS` (`kid:base64`, the first signs, all verify). */
export interface NextKeys {
  /** `added`: it verifies, so that every process knows it before the first link is signed. `signs`: it stands in front. */
  readonly step: 'added' | 'signs';
  readonly kid: string;
  readonly value: string;
}

/**
 * A rotation is two steps with a restart after each; which is next, the numbers of the key ids say (`k1`, `k2`, …): one above the
 * signing key's waits to sign. No key is ever dropped: links in mails sent so far go on working.
 * @param newSecret 32 random bytes as base64
 */
export function nextKeys(value: string, newSecret: () => string, atOnce = false): NextKeys {
  const keys = value.split(',').map((key) => key.trim());
  const numbers = keys.map(numberOf);
  const highest = Math.max(...numbers);
  const waiting = numbers.indexOf(highest);
  if (waiting > 0 && highest > (numbers[0] ?? 0)) return inFront(keys, waiting);
  const added = [...keys, `k${highest + 1}:${newSecret()}`];
  if (atOnce) return inFront(added, added.length - 1);
  return { step: 'added', kid: `k${highest + 1}`, value: added.join(',') };
}

function inFront(keys: readonly string[], at: number): NextKeys {
  const key = keys[at] ?? '';
  const value = [key, ...keys.filter((_, index) => index !== at)].join(',');
  return { step: 'signs', kid: kidOf(key), value };
}

export const kidOf = (key: string): string => key.slice(0, key.indexOf(':'));

/** A name somebody gave by hand has no number: whatever is made here comes after it. */
function numberOf(key: string): number {
  return Number(/^k(\d{1,6}):/.exec(key)?.[1] ?? 0);
}
