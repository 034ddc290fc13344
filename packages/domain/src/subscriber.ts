import { z } from 'zod';
import { HexId } from './ids.ts';

export const SubscriptionState = z.enum(['pending', 'confirmed', 'unsubscribed']);
export type SubscriptionState = z.infer<typeof SubscriptionState>;

export const Frequency = z.enum(['every', 'monthly']);
export type Frequency = z.infer<typeof Frequency>;

/** Whom an issue of a kind is for: a reader gets the weeklies or the digest of them, never both. */
export const frequencyFor = { weekly: 'every', digest: 'monthly' } as const satisfies Record<
  string,
  Frequency
>;

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
  /** Slugs; they narrow segments, never issues. */
  topics: z.array(z.string()).readonly(),
  /** When a mail of ours was last opened or a link in it followed, as far as the provider told. */
  engagedAt: z.date().nullable(),
  consent: Consent,
  suppressed: z.boolean(),
});
export type SubscriptionView = z.infer<typeof SubscriptionView>;

/** How a newsletter takes people in and lets them go; kept beside its profile, because no mail is drawn from it. */
export const SignupSettings = z.object({
  /** A mail after the confirmation, with the latest issue's link. */
  welcome: z.boolean().default(false),
  /** A mail after a reader's own leaving, once a day at most, with the link that takes it back. */
  goodbye: z.boolean().default(false),
  /** Other sites whose forms may subscribe: `https://host[:port]`. */
  origins: z
    .array(z.string().regex(/^https?:\/\/[^/\s]+$/))
    .readonly()
    .default([]),
  /** What readers may say they care about. */
  topics: z
    .array(z.object({ slug: z.string(), name: z.string() }))
    .readonly()
    .default([]),
});
export type SignupSettings = z.output<typeof SignupSettings>;

/** Which subscriptions: what the desk's list shows, what an export holds, what a segment saves. All of it must hold. */
export const SubscriberFilter = z.strictObject({
  newsletterId: HexId.optional(),
  state: SubscriptionState.optional(),
  frequency: Frequency.optional(),
  /** The consent's source, exactly. */
  source: z.string().min(1).max(300).optional(),
  /** The slug of a topic the reader chose. */
  topic: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(120)
    .optional(),
  engagedSince: z.coerce.date().optional(),
});
export type SubscriberFilter = z.output<typeof SubscriberFilter>;

/**
 * Of the confirmed readers who want this kind of issue, those a campaign with this filter is for. Null: it can be for nobody,
 * because it names a state that is never mailed, or the other frequency.
 */
export function audienceOf(
  filter: SubscriberFilter,
  issueKind: keyof typeof frequencyFor,
): SubscriberFilter | null {
  const frequency = frequencyFor[issueKind];
  if (!namesConfirmed(filter) || (filter.frequency ?? frequency) !== frequency) return null;
  return { ...filter, state: 'confirmed', frequency };
}

/** False when the filter asks for the pending or for those who left: no audience can be made of them. */
export function namesConfirmed({ state }: SubscriberFilter): boolean {
  return (state ?? 'confirmed') === 'confirmed';
}

/** A saved filter of one newsletter: an audience. One kept from when any state could be saved reaches nobody ({@link audienceOf}). */
export const Segment = z.object({
  id: HexId,
  newsletterId: HexId,
  name: z.string().min(1).max(80),
  filter: SubscriberFilter,
});
export type Segment = z.output<typeof Segment>;
