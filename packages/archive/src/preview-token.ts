import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, URL-safe. */
export function newPreviewToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: a copy of the database opens no preview. */
export function previewIdOf(token: string): string {
  return createHash('sha256').update(`preview/${token}`).digest('hex');
}
