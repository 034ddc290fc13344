import { createHmac } from 'node:crypto';
import { tryParseAddress } from './address.ts';
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
}

export function makeAddressKeys(keyring: Keyring): AddressKeys {
  const hash = (kid: string, identity: string): string => {
    const key = keyring.derived(kid, 'suppression');
    if (key === undefined) throw new Error(`TOKEN_KEYS has no key "${kid}"`);
    return `${kid}.${createHmac('sha256', key).update(identity).digest('base64url')}`;
  };
  return {
    current: (address) => hash(keyring.signingKeyId, identityOf(address)),
    all: (address) => {
      const identity = identityOf(address);
      return keyring.keyIds.map((kid) => hash(kid, identity));
    },
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
