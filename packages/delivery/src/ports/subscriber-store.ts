import type {
  Consent,
  Frequency,
  SubscriberFilter,
  SubscriptionState,
  SubscriptionView,
} from '@masthead/domain';

/** What subscribing needs of a database. Every write is one compare-and-set that may be repeated. Ids are hex. */

/** An unproven wish to subscribe: what becomes the consent record once a person acts on the confirmation page. */
export interface Asked {
  readonly requestId: string;
  readonly at: Date;
  readonly source: string;
  readonly formVersion: string;
  readonly ip: string | null;
  readonly name: string | null;
  readonly frequency: Frequency;
  /** Nothing before this day. */
  readonly pausedUntil?: Date | null;
  /** Requests that this one overtook while their links still work: each link goes on meaning the rows its mail named. */
  readonly earlier?: readonly { readonly requestId: string; readonly at: Date }[];
}

/** `moved`: the reader's other subscription goes on under the new address · `desk`: an operator. */
export type LeaveVia = 'one-click' | 'page' | 'complaint' | 'moved' | 'erased' | 'desk';

export interface Left {
  readonly at: Date;
  readonly via: LeaveVia;
  readonly reason: string | null;
}

export interface SubscriptionRecord {
  readonly id: string;
  readonly subscriberId: string;
  readonly newsletterId: string;
  /** Where mail goes. */
  readonly address: string;
  readonly name: string | null;
  readonly tokenVersion: number;
  readonly state: SubscriptionState;
  readonly frequency: Frequency;
  readonly pausedUntil: Date | null;
  readonly topics: readonly string[];
  readonly engagedAt: Date | null;
  readonly consent: Consent;
  /** Open until confirmed; also on an unsubscribed row whose reader wants back. */
  readonly asked: Asked | null;
  readonly left: Left | null;
}

export interface SubscriptionStore {
  get(id: string): Promise<SubscriptionRecord | null>;
  /** Which of these newsletters the address is confirmed for. */
  confirmedFor(identity: string, newsletterIds: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Finds or creates the subscriber and one subscription a newsletter. A confirmed row is left alone; a pending or
   * unsubscribed one takes the newest wish, which remembers those younger than `staleBefore`: their links still work.
   */
  ask(wish: {
    readonly identity: string;
    readonly mailbox: string;
    readonly newsletterIds: readonly string[];
    readonly asked: Asked;
    readonly staleBefore: Date;
    readonly expiresAt: Date;
  }): Promise<readonly SubscriptionRecord[]>;
  /** Confirms every row of the subscriber that this request asked for, with what was wished last. Answers how many changed. */
  confirm(act: {
    readonly subscriberId: string;
    readonly requestId: string;
    readonly at: Date;
    readonly ip: string | null;
  }): Promise<number>;
  /** `already`: an earlier act had unsubscribed it; a first reason given later is added. Null: no such row. */
  leave(id: string, left: Left): Promise<'left' | 'already' | null>;
  /** Remembers that an issue came back for the time being; answers all of the row's, one an issue. */
  noteSoftBounce(
    id: string,
    bounce: { readonly issueId: string; readonly at: Date },
  ): Promise<readonly { readonly issueId: string; readonly at: Date }[]>;
  /** Takes back a reader's own leaving that is not older than `leftAfter`, if the row had been confirmed. */
  comeBack(id: string, leftAfter: Date): Promise<boolean>;
  /** The name is the subscriber's and reaches all of their rows. False when the row is gone or its token version is another. */
  change(
    id: string,
    tokenVersion: number,
    change: {
      readonly frequency?: Frequency;
      readonly pausedUntil?: Date | null;
      readonly name?: string | null;
      readonly topics?: readonly string[];
    },
  ): Promise<boolean>;
  /** The subscriber that this one's address was moved to, where that one was there before; through as many moves as there were. Null: none. */
  movedTo(subscriberId: string): Promise<string | null>;
  /** All of a subscriber's, oldest first. */
  ofSubscriber(subscriberId: string): Promise<readonly SubscriptionRecord[]>;
  /** Unconfirmed rows, and subscribers with nothing else, past their time. Answers how many rows went. */
  expire(now: Date): Promise<number>;
}

export interface NewSubscription {
  readonly identity: string;
  readonly mailbox: string;
  readonly name: string | null;
}

export interface ListQuery extends SubscriberFilter {
  /** Of the normalised address. */
  readonly identityPrefix?: string;
  readonly afterIdentity?: string;
  readonly limit: number;
}

export interface SubscriptionTable {
  /** ≤ 1,000 people, each identity once. Answers how many rows are new. */
  addConfirmed(
    newsletterId: string,
    people: readonly NewSubscription[],
    consent: { readonly at: Date; readonly source: string },
  ): Promise<number>;
  page(query: ListQuery): Promise<readonly Omit<SubscriptionView, 'suppressed'>[]>;
  /** Of all, or of those alone who want it this often. */
  counts(newsletterId: string, frequency?: Frequency): Promise<Readonly<Record<SubscriptionState, number>>>;
  /** All that fit, in the order they came, as a stream of pages. */
  walk(filter: SubscriberFilter): AsyncIterable<readonly Omit<SubscriptionView, 'suppressed'>[]>;
  /** How many fit; null when it took longer than `maxMs`. */
  count(filter: SubscriberFilter, maxMs: number): Promise<number | null>;
  /** Who came and who left between two instants. */
  movement(
    newsletterId: string,
    from: Date,
    to: Date,
  ): Promise<{ readonly joined: number; readonly left: number }>;
  /** The last exact count of a filter, by whatever names it. */
  rememberCount(key: string, count: number, at: Date): Promise<void>;
  lastCount(key: string): Promise<{ readonly count: number; readonly at: Date } | null>;
  /** Sources of consent, for the filter. */
  sources(newsletterId: string): Promise<readonly string[]>;
}

/** A signup as it waits for the worker. */
export interface WaitingSignup {
  readonly id: string;
  readonly address: string;
  readonly name: string | null;
  readonly newsletterIds: readonly string[];
  readonly frequency: Frequency;
  readonly source: string;
  readonly formVersion: string;
  readonly ip: string | null;
  readonly pausedUntil?: Date | null;
  readonly requestedAt: Date;
  /** Absent: a signup. Else a mail that the worker owes to a subscription that is there. */
  readonly task?: ReaderTask;
}

/**
 * `move`: the new address must prove itself · `moved`: tell the old address · `welcome`: after a confirmation, which
 * `occasion` names, so that it is greeted once · `goodbye`: after leaving, on the day (`YYYY-MM-DD`) that `occasion` names.
 */
export interface ReaderTask {
  readonly kind: 'move' | 'moved' | 'welcome' | 'goodbye';
  readonly subscriptionId: string;
  readonly occasion: string;
}

export interface SignupQueue {
  /** One insert, the same for every address. */
  put(request: Omit<WaitingSignup, 'id'>): Promise<void>;
  /** The oldest due one, hidden from others for `leaseMs`. */
  claim(leaseMs: number): Promise<WaitingSignup | null>;
  done(id: string): Promise<void>;
  postpone(id: string, delayMs: number): Promise<void>;
}

/** Counters behind the confirm-mail budgets. Keys are keyed hashes: no address, no IP. */
export interface SignupLedger {
  /** Confirm mails an address was granted since it last confirmed. */
  address(key: string): Promise<{ readonly count: number; readonly lastAt: Date } | null>;
  /** Grants one when `limit` and `lastBefore` allow; granted again to the request that got the last one. */
  grantAddress(
    key: string,
    grant: {
      readonly requestId: string;
      readonly at: Date;
      readonly limit: number;
      readonly lastBefore: Date;
    },
  ): Promise<boolean>;
  forgetAddress(key: string): Promise<void>;
  spent(key: string): Promise<number>;
  /** Counts one up in a window unless it is full. */
  spend(key: string, limit: number, expiresAt: Date): Promise<boolean>;
}
