import { createHmac } from 'node:crypto';

/** The `svix-*` headers of one attempt: HMAC-SHA256 over `id.timestamp.body`, the timestamp in wall-clock seconds. */
export function signedHeaders(
  secret: Buffer,
  id: string,
  body: string,
  wallNow: number,
): Record<string, string> {
  const timestamp = String(Math.floor(wallNow / 1000));
  const mac = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${mac}` };
}

/** `whsec_<base64>` → the key's bytes. */
export function secretBytes(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}
