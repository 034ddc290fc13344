import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const PURPOSE = 'masthead two-factor secret';

/**
 * Seals a text under a key of its own purpose, drawn from the installation's secret (HKDF-SHA256, AES-256-GCM):
 * `base64url(nonce ‖ tag ‖ text)`. `owner` is bound in, so that a sealed text moved to another account opens nowhere.
 */
export function seal(text: string, owner: string, installationSecret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(installationSecret), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Null when it was sealed under another secret, for another owner, or was changed. */
export function open(box: string, owner: string, installationSecret: string): string | null {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFrom(installationSecret), bytes.subarray(0, 12))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function keyFrom(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, 32));
}
