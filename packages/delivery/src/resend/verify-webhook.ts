import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookHeaders } from '../ports/provider-events.ts';

const toleranceMs = 5 * 60_000;

/**
 * Svix's scheme: HMAC-SHA256 over `id.timestamp.rawBody`, base64, any of several space-separated `v1,…` signatures,
 * ± 5 minutes (reference: resend, "Events"). With node's HMAC: the SDK's own does SHA-256 in JavaScript, once per event.
 * @param secret `whsec_<base64>`; several separated by spaces or commas while it is being rotated. Read once.
 */
export function makeWebhookCheck(
  secret: string,
): (rawBody: string, headers: WebhookHeaders, now: Date) => boolean {
  const keys = keysOf(secret);
  return (rawBody, { id, timestamp, signature }, now) => {
    if (id === null || timestamp === null || signature === null) return false;
    if (!/^[\w.:-]{1,128}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return false;
    if (Math.abs(now.getTime() - Number(timestamp) * 1000) > toleranceMs) return false;
    const given = signature
      .split(' ')
      .filter((part) => part.startsWith('v1,'))
      .map((part) => Buffer.from(part.slice(3)));
    return keys.some((key) => {
      const expected = Buffer.from(signWebhook(key, id, timestamp, rawBody));
      return given.some((each) => each.length === expected.length && timingSafeEqual(each, expected));
    });
  };
}

/** What stands behind `v1,` in a signature, base64. @param timestamp seconds since 1970, as the header has it */
export function signWebhook(key: Buffer, id: string, timestamp: string, rawBody: string): string {
  return createHmac('sha256', key).update(`${id}.${timestamp}.${rawBody}`).digest('base64');
}

/** The key of one secret, `whsec_<base64>`. */
export function webhookKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

function keysOf(secret: string): Buffer[] {
  return secret
    .split(/[\s,]+/)
    .map(webhookKey)
    .filter((key) => key.length > 0);
}
