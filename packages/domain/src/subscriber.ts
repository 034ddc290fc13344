import { z } from 'zod';
import { HexId } from './ids.ts';

export const SubscriptionState = z.enum(['pending', 'confirmed', 'unsubscribed']);
export type SubscriptionState = z.infer<typeof SubscriptionState>;

export const Frequency = z.enum(['every', 'monthly']);
export type Frequency = z.infer<typeof Frequency>;

/** How we know that somebody wants our mail (GDPR art. 7 § 1): kept with the subscription. */
export const Consent = z.object({
  requestedAt: z.date(),
  /** "site", "embed", "import:<name>", "sample" … */
  source: z.string(),
  formVersion: z.string(),
  ip: z.string().nullable(),
  confirmedAt: z.date().nullable(),
  confirmedIp: z.string().nullable(),
});
export type Consent = z.infer<typeof Consent>;

/** One row of the desk's subscriber list. */
export const SubscriptionView = z.object({
  subscriptionId: HexId,
  subscriberId: HexId,
  newsletterId: HexId,
  address: z.string(),
  name: z.string().nullable(),
  state: SubscriptionState,
  frequency: Frequency,
  pausedUntil: z.date().nullable(),
  consent: Consent,
  suppressed: z.boolean(),
});
export type SubscriptionView = z.infer<typeof SubscriptionView>;
