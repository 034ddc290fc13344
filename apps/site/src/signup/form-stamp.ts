import { createHmac, timingSafeEqual } from 'node:crypto';

/** A form may wait this long in an open tab or a cache before its stamp is stale. */
const maxAgeMs = 7 * 24 * 60 * 60 * 1000;

type Keys = readonly [Buffer, ...Buffer[]];

/** When a signup form was made, signed: `<base-36 milliseconds>.<mac>`. Says nothing about who asked. */
export function makeFormStamp(keys: Keys, now: Date): string {
  const madeAt = now.getTime().toString(36);
  return `${madeAt}.${mac(keys[0], madeAt)}`;
}

/** `early`: filled in faster than a person can; `unusable`: forged, missing or stale. Both are asked to press once more. */
export function readFormStamp(
  keys: Keys,
  stamp: string,
  now: Date,
  minFillMs: number,
): 'ok' | 'early' | 'unusable' {
  const [madeAt = '', given = ''] = stamp.split('.');
  if (!/^[0-9a-z]{1,11}$/.test(madeAt)) return 'unusable';
  if (!keys.some((key) => equal(mac(key, madeAt), given))) return 'unusable';
  const ageMs = now.getTime() - Number.parseInt(madeAt, 36);
  if (ageMs > maxAgeMs) return 'unusable';
  return ageMs < minFillMs ? 'early' : 'ok';
}

function mac(key: Buffer, madeAt: string): string {
  return createHmac('sha256', key).update(`site/signup-form/${madeAt}`).digest('base64url').slice(0, 22);
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
