import type { Frequency, SubscriptionState } from '@masthead/domain';

/** One subscription as the desk's list shows it; instants as ISO strings. */
export interface SubscriberRow {
  readonly subscriptionId: string;
  readonly address: string;
  readonly name: string | null;
  readonly newsletterName: string;
  readonly state: SubscriptionState;
  readonly frequency: Frequency;
  readonly pausedUntil: string | null;
  readonly source: string;
  readonly requestedAt: string;
  readonly confirmedAt: string | null;
  /** Nobody may mail this address: a bounce, a complaint, or somebody's word. */
  readonly suppressed: boolean;
}

/** What `POST /api/masthead/subscribers/search` answers. */
export interface SubscriberPage {
  readonly rows: readonly SubscriberRow[];
  /** Pass it back as `after` for the next page; null when this is the last. */
  readonly next: string | null;
}

/** How many subscriptions a newsletter has, by state. No address is in it. */
export interface NewsletterReaders {
  readonly newsletterId: string;
  readonly name: string;
  readonly slug: string;
  readonly counts: Readonly<Record<SubscriptionState, number>>;
}

/** What `GET /api/masthead/subscribers/stats` answers: no address is in it. */
export interface ReaderStats extends NewsletterReaders {
  readonly weeks: readonly { readonly from: string; readonly joined: number; readonly left: number }[];
  readonly sources: readonly string[];
  readonly topics: readonly { readonly slug: string; readonly name: string }[];
}
