import { createHmac } from 'node:crypto';

export interface SecretKey {
  /** 1–16 of `[A-Za-z0-9_-]`. */
  readonly kid: string;
  /** At least 32 bytes. */
  readonly secret: Uint8Array;
}

/** The secrets of TOKEN_KEYS: the first signs, all of them are believed, so a key rotates without breaking what was sent. */
export interface Keyring {
  readonly signingKeyId: string;
  readonly keyIds: readonly string[];
  /** A key of its own for each purpose, undefined for an unknown id. */
  derived(kid: string, purpose: string): Buffer | undefined;
}

/** @throws Error naming TOKEN_KEYS when there is no key, a bad id, a short secret or the same id twice. */
export function makeKeyring(keys: readonly SecretKey[]): Keyring {
  const first = keys[0];
  if (first === undefined) throw new Error('TOKEN_KEYS holds no key');
  const secrets = new Map<string, Uint8Array>();
  for (const { kid, secret } of keys) {
    if (!/^[A-Za-z0-9_-]{1,16}$/.test(kid)) throw new Error(`TOKEN_KEYS: "${kid}" is not a key id`);
    if (secret.byteLength < 32)
      throw new Error(`TOKEN_KEYS: the secret of "${kid}" is shorter than 32 bytes`);
    if (secrets.has(kid)) throw new Error(`TOKEN_KEYS: "${kid}" stands there twice`);
    secrets.set(kid, secret);
  }
  const cache = new Map<string, Buffer>();
  return {
    signingKeyId: first.kid,
    keyIds: [...secrets.keys()],
    derived(kid, purpose) {
      const secret = secrets.get(kid);
      if (secret === undefined) return undefined;
      const name = `${kid}/${purpose}`;
      const known = cache.get(name);
      if (known !== undefined) return known;
      const key = createHmac('sha256', secret).update(`masthead/${purpose}`).digest();
      cache.set(name, key);
      return key;
    },
  };
}
