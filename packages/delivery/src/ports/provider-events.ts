import type { DeliveryState } from '@masthead/domain';
import type { SuppressionReason } from './suppressions.ts';

/** Provider events as we keep them: no address, no subject; what they mean, and where they belong. */

/** States that an event may raise a delivery to. */
export type ReportedState = Exclude<DeliveryState, 'pending' | 'unknown' | 'skipped'>;

export type EventMeaning =
  /** `unsent`: the provider accepted it and proved later that it never went out (a quota). */
  | { readonly kind: 'state'; readonly state: ReportedState; readonly unsent: boolean }
  /** Beside the state. */
  | { readonly kind: 'fact'; readonly fact: 'softBounced' | 'opened' | 'clicked' }
  /** The team's own suppression list changed. */
  | { readonly kind: 'list'; readonly change: 'added' | 'removed' }
  /** Kept, applied to nothing. */
  | { readonly kind: 'other' };

/** From the tags of the mail. */
export type EventPlace =
  | { readonly kind: 'delivery'; readonly batchId: string; readonly index: number }
  | { readonly kind: 'outbox'; readonly tag: string };

/** What a webhook's body says, parsed at the door. */
export interface ReadEvent {
  /** The provider's own name, unknown ones too. */
  readonly type: string;
  readonly at: Date;
  readonly emailId: string | null;
  readonly place: EventPlace | null;
  readonly meaning: EventMeaning;
  /** Whom to suppress, when the event says so. */
  readonly suppress: { readonly address: string; readonly reason: SuppressionReason } | null;
}

export interface KeptEvent extends Omit<ReadEvent, 'suppress'> {
  /** The `svix-id`: unique, and the tie-break of the order. */
  readonly id: string;
  readonly receivedAt: Date;
  readonly suppress: { readonly key: string; readonly reason: SuppressionReason } | null;
  /** Applications that found nothing to apply to. */
  readonly tries: number;
}

export type WebhookHeaders = {
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly signature: string | null;
};

/** The provider's handwriting: signature and JSON. */
export interface WebhookReader {
  isSigned(rawBody: string, headers: WebhookHeaders, now: Date): boolean;
  /** Null when it is not JSON of the provider's shape. */
  read(rawBody: string): ReadEvent | null;
}

export interface EventStore {
  /** Stores what is new; the ids of those that could not be stored. A known id is not a failure. */
  put(events: readonly KeptEvent[]): Promise<ReadonlySet<string>>;
  /** The longest due first. */
  due(limit: number): Promise<readonly KeptEvent[]>;
  applied(ids: readonly string[]): Promise<void>;
  /** Matched nothing yet: `delayMs` null keeps it without trying again. */
  postpone(ids: readonly string[], delayMs: number | null): Promise<void>;
}

/** One event's effect on the ledger. Raising is commutative: any order, any number of times. */
export interface LedgerMark {
  readonly eventId: string;
  readonly place: EventPlace;
  readonly state: ReportedState | null;
  readonly fact: 'softBounced' | 'opened' | 'clicked' | null;
  readonly at: Date;
}

export interface EventLedger {
  /** Applies all; the ids of events whose batch or mail is not there. */
  raise(marks: readonly LedgerMark[]): Promise<ReadonlySet<string>>;
  /** Proved unsent: the place is given up, so that a later campaign of the issue may reach this reader. */
  giveUp(place: Extract<EventPlace, { kind: 'delivery' }>): Promise<void>;
  /** Whose delivery it is, and of what: ids in hex. */
  recipientAt(place: Extract<EventPlace, { kind: 'delivery' }>): Promise<Recipient | null>;
  /** Did any issue of the newsletter that was sent since then reach this subscriber? */
  wasReachedSince(recipient: Recipient, since: Date): Promise<boolean>;
}

export interface Recipient {
  readonly subscriptionId: string;
  readonly subscriberId: string;
  readonly newsletterId: string;
  readonly issueId: string;
}
