import { createHash } from 'node:crypto';
import type { RenderedIssue } from '@masthead/domain';

/**
 * The SHA-256 of all that would be sent: the same words give the same id, whoever approves them and when.
 * The renderer's version is left out: two versions that print the same are the same mail.
 */
export function renditionIdOf({ subject, preheader, html, text, slots }: RenderedIssue): string {
  const positions = [slots.html, slots.text].map((list) => list.map(({ key, at }) => [key, at]));
  return createHash('sha256')
    .update(JSON.stringify([subject, preheader, html, text, positions]))
    .digest('hex');
}
