import { createHash } from 'node:crypto';
import { normaliseText } from './text/normalise-text.ts';

/**
 * The identity of a paste: SHA-256 (hex) of its normalised text without blank lines and outer spaces.
 * The desk stores it on the issue it makes; the same text again finds that issue and makes nothing.
 */
export function importKeyOf(text: string): string {
  const lines = normaliseText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
}
