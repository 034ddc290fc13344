import { createHmac, timingSafeEqual } from 'node:crypto';
import type { TokenPurpose, TokenReading, Tokens } from '../ports/tokens.ts';
import type { Keyring } from './keyring.ts';

const dayMs = 86_400_000;

/** How long a link works. Unsubscribe and preferences: at least a year (reference: resend, "Rules of the inbox providers"). */
export const tokenLifetimeMs: Readonly<Record<TokenPurpose, number>> = {
  confirm: 7 * dayMs,
  unsubscribe: 3 * 365 * dayMs,
  preferences: 2 * 365 * dayMs,
};

const idBytes = 12;
const payloadBytes = idBytes + 2 + 4;
/** HMAC-SHA256 cut to 128 bits (RFC 2104 § 5): forging stays out of reach and links stay short. */
const macBytes = 16;
const form = /^v1\.([A-Za-z0-9_-]{1,16})\.([A-Za-z0-9_-]{24})\.([A-Za-z0-9_-]{22})$/;

export function makeTokens(keyring: Keyring): Tokens {
  return {
    signingKeyId: keyring.signingKeyId,
    issue(purpose, subject, keyId = keyring.signingKeyId) {
      const key = keyring.derived(keyId, `token/${purpose}`);
      if (key === undefined) throw new Error(`TOKEN_KEYS has no key "${keyId}"`);
      const signed = `v1.${keyId}.${encodePayload(subject.subscriptionId, subject.version, subject.issuedAt)}`;
      return `${signed}.${mac(key, signed)}`;
    },
    read(purpose, token, now) {
      const parts = form.exec(token);
      const [, kid, payload, given] = parts ?? [];
      if (kid === undefined || payload === undefined || given === undefined) return invalid;
      const key = keyring.derived(kid, `token/${purpose}`);
      if (key === undefined) return invalid;
      // The encoded texts are compared, not the bytes: base64url has spare bits, and a second spelling is a forgery too.
      const expected = mac(key, `v1.${kid}.${payload}`);
      if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return invalid;
      return decodePayload(payload, now.getTime() - tokenLifetimeMs[purpose]);
    },
  };
}

const invalid: TokenReading = { ok: false, reason: 'invalid' };

function mac(key: Buffer, signed: string): string {
  return createHmac('sha256', key).update(signed).digest().subarray(0, macBytes).toString('base64url');
}

/** 12 bytes of subscription id, 2 of version, 4 of seconds since 1970, big-endian. */
function encodePayload(subscriptionId: string, version: number, issuedAt: Date): string {
  if (!/^[0-9a-f]{24}$/.test(subscriptionId)) throw new RangeError('a subscription id has 24 hex digits');
  const bytes = Buffer.alloc(payloadBytes);
  bytes.write(subscriptionId, 'hex');
  bytes.writeUInt16BE(version, idBytes);
  bytes.writeUInt32BE(Math.floor(issuedAt.getTime() / 1000), idBytes + 2);
  return bytes.toString('base64url');
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
