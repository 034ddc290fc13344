import { z } from 'zod';
import { HexId, Sha256 } from './ids.ts';

export const CampaignStatus = z.enum([
  'scheduled',
  'held',
  'preparing',
  'submitting',
  'paused',
  'submitted',
  'cancelled',
  'failed',
]);
/** Derived from intent and batches when read, never stored and never counted up (docs/CONTEXT.md). */
export type CampaignStatus = z.infer<typeof CampaignStatus>;

export const DeliveryState = z.enum([
  'pending',
  'unknown',
  'submitted',
  'delayed',
  'delivered',
  'failed',
  'suppressed',
  'bounced',
  'complained',
  'skipped',
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** What the desk shows of a campaign: one read, always consistent with the ledger. */
export const CampaignView = z.object({
  id: HexId,
  issueId: HexId,
  newsletterId: HexId,
  renditionId: Sha256,
  status: CampaignStatus,
  /** Why it is held, paused, cancelled or failed, in words for an editor. */
  reason: z.string().nullable(),
  scheduledFor: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  /** Known once preparing is over; null before. */
  recipients: z.int().nullable(),
  /** Recipients already cut into batches, by state; they add up to `recipients` when that is known. */
  counts: z.record(DeliveryState, z.int()),
  /** Recipients in batches whose call may be under way right now. */
  inFlight: z.int(),
  createdBy: z.string(),
});
export type CampaignView = z.infer<typeof CampaignView>;
