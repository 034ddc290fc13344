import { z } from 'zod';

/** What people want of a campaign; the worker obeys it after each claim. */
export const Intent = z.enum(['run', 'pause', 'cancel']);
export type Intent = z.infer<typeof Intent>;

/**
 * `ready` nothing of this attempt was handed over · `submitting` claimed, once it is frozen in doubt until recorded ·
 * `submitted` the provider took it · `unknown` cannot be known by asking again · `cancelled` never handed over, never will be.
 */
export const BatchState = z.enum(['ready', 'submitting', 'submitted', 'unknown', 'cancelled']);
export type BatchState = z.infer<typeof BatchState>;

/** Known before the batch exists, so that two preparers cannot write two. */
export function batchId(campaignId: string, n: number): string {
  return `${campaignId}.${String(n).padStart(6, '0')}`;
}

/** @param environment names the installation: a cloned database under another name shares no key with the first. */
export function idempotencyKey(batch: {
  readonly environment: string;
  readonly campaignId: string;
  readonly n: number;
  readonly attempt: number;
  readonly permissive: boolean;
}): string {
  const { environment, campaignId, n, attempt, permissive } = batch;
  return `masthead/${environment}/${campaignId}/${n}/${attempt}${permissive ? 'p' : ''}`;
}

/** Event → delivery goes by these (names and values of `[A-Za-z0-9_-]`). */
export function deliveryTags(place: {
  readonly campaignId: string;
  readonly n: number;
  readonly index: number;
  readonly issueId: string;
}): { readonly name: string; readonly value: string }[] {
  return [
    { name: 'campaign', value: place.campaignId },
    { name: 'batch', value: String(place.n) },
    { name: 'index', value: String(place.index) },
    { name: 'issue', value: place.issueId },
  ];
}

const Count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
/** The tags of a provider event, read back. */
export const DeliveryTags = z.object({
  campaign: z.string().regex(/^[0-9a-f]{24}$/),
  batch: Count,
  index: Count,
  issue: z.string(),
});
