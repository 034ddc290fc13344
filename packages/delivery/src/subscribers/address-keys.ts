import { tryParseAddress } from './address.ts';
import { type Hmac, makeHmacSha256 } from './hmac-sha256.ts';
import type { Keyring } from './keyring.ts';

/**
 * `<kid>.<hash>`: HMAC-SHA256 of the normalised address. A suppression outlives its signing key's turn, so every known
 * key is asked; a key may leave TOKEN_KEYS only when no suppression is kept under it any more.
 */
export interface AddressKeys {
  /** The id new rows get. */
  current(address: string): string;
  /** Every id the address may be known by, the current one first. */
  all(address: string): readonly string[];
  /** Was this id made with a key that is still in TOKEN_KEYS? */
  knows(id: string): boolean;
}

export function makeAddressKeys(keyring: Keyring): AddressKeys {
  const macs = new Map<string, Hmac>();
  for (const kid of keyring.keyIds) {
    const key = keyring.derived(kid, 'suppression');
    if (key !== undefined) macs.set(kid, makeHmacSha256(key));
  }
  const hash = (kid: string, identity: string): string => {
    const mac = macs.get(kid);
    if (mac === undefined) throw new Error(`TOKEN_KEYS has no key "${kid}"`);
    return `${kid}.${mac(identity)}`;
  };
  return {
    current: (address) => hash(keyring.signingKeyId, identityOf(address)),
    all: (address) => {
      const identity = identityOf(address);
      return keyring.keyIds.map((kid) => hash(kid, identity));
    },
    knows: (id) => macs.has(id.slice(0, id.indexOf('.'))),
  };
}

/** What is no address to us may still be one to the provider (its own suppression list): fold it plainly. */
function identityOf(address: string): string {
  // What nearly every address looks like; for these the parser's answer is the lower-case form (tested).
  if (/^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(address)) {
    return address.toLowerCase();
  }
  return tryParseAddress(address)?.identity ?? address.trim().normalize('NFC').toLowerCase();
}
