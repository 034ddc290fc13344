import { timingSafeEqual } from 'node:crypto';
import type { TokenPurpose, TokenReading, Tokens } from '../ports/tokens.ts';
import { type Hmac, makeHmacSha256 } from './hmac-sha256.ts';
import type { Keyring } from './keyring.ts';

const dayMs = 86_400_000;

/** How long a link works. Unsubscribe and preferences: at least a year (reference: resend, "Rules of the inbox providers"). */
export const tokenLifetimeMs: Readonly<Record<TokenPurpose, number>> = {
  confirm: 7 * dayMs,
  unsubscribe: 3 * 365 * dayMs,
  preferences: 2 * 365 * dayMs,
  move: 2 * dayMs,
  // Lies in a cookie; can open a page and nothing else.
  reading: 180 * dayMs,
};

const idBytes = 12;
/** Filled anew for every token; nothing of it outlives the call. */
const payloadBytes = Buffer.alloc(idBytes + 2 + 4);
/** HMAC-SHA256 cut to 128 bits (RFC 2104 § 5): forging stays out of reach and links stay short. */
const macLetters = 22;
const form = /^v1\.([A-Za-z0-9_-]{1,16})\.([A-Za-z0-9_-]{24})\.([A-Za-z0-9_-]{22})$/;

export function makeTokens(keyring: Keyring): Tokens {
  const macs = new Map<string, Hmac>();
  /** Undefined for an unknown key. */
  const macOf = (keyId: string, purpose: TokenPurpose): Hmac | undefined => {
    const name = `${keyId}/${purpose}`;
    const known = macs.get(name);
    if (known !== undefined) return known;
    const key = keyring.derived(keyId, `token/${purpose}`);
    if (key === undefined) return undefined;
    const made = makeHmacSha256(key);
    macs.set(name, made);
    return made;
  };
  return {
    signingKeyId: keyring.signingKeyId,
    knows: (keyId) => keyring.keyIds.includes(keyId),
    issue(purpose, subject, keyId = keyring.signingKeyId) {
      const mac = macOf(keyId, purpose);
      if (mac === undefined) throw new Error(`TOKEN_KEYS has no key "${keyId}"`);
      const signed = `v1.${keyId}.${encodePayload(subject.subscriptionId, subject.version, subject.issuedAt)}`;
      return `${signed}.${cut(mac(signed))}`;
    },
    read(purpose, token, now) {
      const parts = form.exec(token);
      const [, kid, payload, given] = parts ?? [];
      if (kid === undefined || payload === undefined || given === undefined) return invalid;
      const mac = macOf(kid, purpose);
      if (mac === undefined) return invalid;
      // The encoded texts are compared, not the bytes: base64url has spare bits, and a second spelling is a forgery too.
      const expected = cut(mac(`v1.${kid}.${payload}`));
      if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return invalid;
      return decodePayload(payload, now.getTime() - tokenLifetimeMs[purpose]);
    },
  };
}

const invalid: TokenReading = { ok: false, reason: 'invalid' };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The first 16 of 32 bytes as base64url: 21 letters, and two bits of the next. */
function cut(digest: string): string {
  return (
    digest.slice(0, macLetters - 1) +
    alphabet.charAt(alphabet.indexOf(digest.charAt(macLetters - 1)) & 0b110000)
  );
}

/** 12 bytes of subscription id, 2 of version, 4 of seconds since 1970, big-endian. */
function encodePayload(subscriptionId: string, version: number, issuedAt: Date): string {
  if (!/^[0-9a-f]{24}$/.test(subscriptionId)) throw new RangeError('a subscription id has 24 hex digits');
  payloadBytes.write(subscriptionId, 'hex');
  payloadBytes.writeUInt16BE(version, idBytes);
  payloadBytes.writeUInt32BE(Math.floor(issuedAt.getTime() / 1000), idBytes + 2);
  return payloadBytes.toString('base64url');
}

function decodePayload(payload: string, notBeforeMs: number): TokenReading {
  const bytes = Buffer.from(payload, 'base64url');
  const issuedAt = new Date(bytes.readUInt32BE(idBytes + 2) * 1000);
  if (issuedAt.getTime() <= notBeforeMs) return { ok: false, reason: 'expired' };
  return {
    ok: true,
    subject: {
      subscriptionId: bytes.toString('hex', 0, idBytes),
      version: bytes.readUInt16BE(idBytes),
      issuedAt,
    },
  };
}
