import { z } from 'zod';
import { CanaryPlan } from './canary.ts';
import { HexId, Sha256 } from './ids.ts';

export const CampaignStatus = z.enum([
  'scheduled',
  'held',
  'preparing',
  'submitting',
  'waiting',
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
  /** Edited after it was approved, and not started: whatever its status, only a new approval lets it run. */
  heldByEdit: z.boolean(),
  scheduledFor: z.date(),
  startedAt: z.date().nullable(),
  /** When an edit or a pause first stopped it; null: neither does. A guard of the engine stops nothing before its instant. */
  stoppedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  /** Known once preparing is over; null before. */
  recipients: z.int().nullable(),
  /** Recipients already cut into batches, by state; they add up to `recipients` when that is known. */
  counts: z.record(DeliveryState, z.int()),
  /** Recipients in batches whose call may be under way right now. */
  inFlight: z.int(),
  createdBy: z.string(),
  /** First some, then the rest; null: all at once. */
  canary: CanaryPlan.extend({
    /** When the rest may go; null while the first are not all handed over. */
    until: z.date().nullable(),
    /** When the rest was let go, and by whom (`engine`: its time was over). */
    ended: z.object({ at: z.date(), by: z.string() }).nullable(),
  }).nullable(),
});
export type CampaignView = z.infer<typeof CampaignView>;
