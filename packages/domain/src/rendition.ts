import { z } from 'zod';
import { HexId, Sha256 } from './ids.ts';
import { Snapshot } from './snapshot.ts';

/**
 * All that differs from reader to reader. One variable per context, because the provider inserts values raw:
 * the greeting is escaped for HTML text and for plain text apart; tokens are URL-safe wherever they stand.
 */
export const PlaceholderKey = z.enum(['GREETING_HTML', 'GREETING_TEXT', 'UNSUB_TOKEN', 'PREFS_TOKEN']);
export type PlaceholderKey = z.infer<typeof PlaceholderKey>;

/** Where a placeholder stands: `at` is the UTF-16 index of its `{{{KEY}}}` in the part. Content that happens to hold the same letters is not in the list. */
export const Slot = z.object({ key: PlaceholderKey, at: z.int().min(0) });

/** An issue rendered once, immutable; its id is the SHA-256 of what would be sent. */
export const Rendition = z.object({
  id: Sha256,
  issueId: HexId,
  newsletterId: HexId,
  subject: z.string().min(1),
  preheader: z.string(),
  html: z.string().min(1),
  text: z.string().min(1),
  slots: z.object({ html: z.array(Slot), text: z.array(Slot) }),
  snapshot: Snapshot,
  /** Version of packages/templates that made it; a later one never touches this rendition. */
  rendererVersion: z.string(),
  createdAt: z.date(),
  approvedBy: z.string(),
});
export type Rendition = z.infer<typeof Rendition>;

/** What packages/templates hands back: a rendition without identity, time or approver. */
export type RenderedIssue = Pick<
  Rendition,
  'subject' | 'preheader' | 'html' | 'text' | 'slots' | 'rendererVersion'
>;

export function placeholder(key: PlaceholderKey): string {
  return `{{{${key}}}}`;
}
