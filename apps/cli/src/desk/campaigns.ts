import { CampaignStatus, CanaryPlan, DeliveryState } from '@masthead/domain';
import { z } from 'zod';

/** What the desk answers of campaigns (apps/admin, features/campaigns/campaign-shape.ts); instants are ISO strings. */

const Issue = z.object({ number: z.int().nullable(), title: z.string() });

/** First some, then the rest. */
const Canary = CanaryPlan.extend({
  until: z.object({ at: z.string() }).nullable(),
  ended: z.object({ at: z.string(), by: z.string() }).nullable(),
});

const Campaign = z.object({
  id: z.string(),
  status: CampaignStatus,
  reason: z.string().nullable(),
  scheduledFor: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Null: the list is still being gone through. */
  recipients: z.int().nullable(),
  counts: z.partialRecord(DeliveryState, z.int()),
  /** Recipients whose call may be under way right now. */
  inFlight: z.int(),
  createdBy: z.string(),
  canary: Canary.nullable(),
});

export const CampaignRow = z.object({
  campaign: Campaign,
  issue: Issue,
  newsletterName: z.string(),
  timeZone: z.string(),
});
export type CampaignRow = z.output<typeof CampaignRow>;
export const CampaignList = z.object({ campaigns: z.array(CampaignRow) });

/** What moves while it is sent. */
export const SendState = z.object({
  asOf: z.string(),
  campaign: Campaign,
  /** Confirmed subscriptions now; null once it has started. */
  confirmed: z.int().nullable(),
  heldByEdit: z.boolean(),
  /** How many of its failed mails a retry would make once more. */
  mailsToRetry: z.int(),
});
export type SendState = z.output<typeof SendState>;

/** What does not. */
export const SendFacts = z.object({
  issue: Issue,
  newsletterName: z.string(),
  timeZone: z.string(),
  rendition: z.object({ id: z.string(), subject: z.string(), approvedBy: z.string() }).nullable(),
});
export type SendFacts = z.output<typeof SendFacts>;

export const InFlight = z.object({ inFlight: z.int() });
export const Resumed = z.object({ campaignId: z.string() });
export const Retried = z.object({ campaignId: z.string(), mails: z.int() });
export type Retried = z.output<typeof Retried>;
export const Settled = z.object({ recipients: z.int() });
export const SkippedSlots = z.object({
  slots: z.array(
    z.object({
      newsletterName: z.string(),
      date: z.string(),
      label: z.string(),
      timeZone: z.string(),
      found: z.enum(['nothing', 'held', 'stopped']),
    }),
  ),
});
export type SkippedSlots = z.output<typeof SkippedSlots>;
