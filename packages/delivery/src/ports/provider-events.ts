import { DeliveryState } from '@masthead/domain';
import type { z } from 'zod';
import type { SuppressionReason } from './suppressions.ts';

/** Provider events as we keep them: no address, no subject; what they mean, and where they belong. */

/** States that an event may raise a delivery to. */
export const ReportedState = DeliveryState.exclude(['pending', 'unknown', 'skipped']);
export type ReportedState = z.infer<typeof ReportedState>;

/** What an event may say beside the state. */
export const reportedFacts = ['softBounced', 'opened', 'clicked'] as const;

export type EventMeaning =
  /** `unsent`: the provider accepted it and proved later that it never went out (a quota). */
  | { readonly kind: 'state'; readonly state: ReportedState; readonly unsent: boolean }
  /** Beside the state. */
  | { readonly kind: 'fact'; readonly fact: (typeof reportedFacts)[number] }
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
  /** Why it failed, in the provider's own short words; absent where it says nothing. Never anything of a person. */
  readonly why?: string;
  /** Whom to suppress, when the event says so. */
  readonly suppress: { readonly address: string; readonly reason: SuppressionReason } | null;
  /** Whom a change of the team's own list is about. */
  readonly listed: string | null;
  /** Of another shape than we know: what it looked like, without anything personal. What could be read of it is applied. */
  readonly odd: string | null;
}

export interface KeptEvent extends Omit<ReadEvent, 'suppress' | 'listed'> {
  /** The `svix-id`: unique, and the tie-break of the order. */
  readonly id: string;
  readonly receivedAt: Date;
  readonly suppress: { readonly key: string; readonly reason: SuppressionReason } | null;
  /** Keyed hash of `listed`. */
  readonly listedKey: string | null;
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
  /** Null when it is no JSON object that names its type. `receivedAt` stands in for a time that cannot be read. */
  read(rawBody: string, receivedAt: Date): ReadEvent | null;
}

export interface EventStore {
  /** Stores what is new; the ids of those that could not be stored. A known id is not a failure. */
  put(events: readonly KeptEvent[]): Promise<ReadonlySet<string>>;
  /** The longest due first. */
  due(limit: number): Promise<readonly KeptEvent[]>;
  applied(ids: readonly string[]): Promise<void>;
  /** Matched nothing yet: `delayMs` null keeps it without trying again. */
  postpone(ids: readonly string[], delayMs: number | null): Promise<void>;
  /** What a campaign's events told while the ledger did not know its batches, and was given up: tried again. Answers how many. */
  tryAgain(campaignId: string): Promise<number>;
  /** What an operator should see; `latestOdd` newest first. */
  standing(): Promise<EventStanding>;
}

export interface EventStanding {
  /** Stored and not applied yet, those that matched nothing so far included. */
  readonly waiting: number;
  /** Matched nothing, again and again, and are kept. */
  readonly unmatched: number;
  /** Of a shape we do not know. */
  readonly odd: number;
  readonly latestOdd: readonly {
    readonly id: string;
    readonly type: string;
    readonly receivedAt: Date;
    readonly sketch: string;
  }[];
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
  /** Counts the marks of what is settled and not counted yet, so that sums can be read without them. Answers how many batches. */
  count(): Promise<number>;
  /** Proved unsent: the place is given up, so that a later campaign of the issue may reach this reader. */
  giveUp(place: Extract<EventPlace, { kind: 'delivery' }>): Promise<void>;
  /** Whose delivery it is, and of what: ids in hex. */
  recipientAt(place: Extract<EventPlace, { kind: 'delivery' }>): Promise<Recipient | null>;
  /** Of these issues of the newsletter, the ones sent after the last that reached this subscriber. */
  afterLastReached(recipient: Recipient, issueIds: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface Recipient {
  readonly subscriptionId: string;
  readonly subscriberId: string;
  readonly newsletterId: string;
  readonly issueId: string;
}
