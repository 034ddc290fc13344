import type { Frequency, SubscriberFilter, SubscriptionState, SubscriptionView } from '@masthead/domain';

/** What the signup form hands in, already parsed by zod at the door. */
export interface SignupRequest {
  readonly address: string;
  readonly name: string | null;
  readonly newsletterIds: readonly string[];
  readonly frequency: Frequency;
  /** Nothing before this day. */
  readonly pausedUntil?: Date | null;
  readonly source: string;
  readonly formVersion: string;
  readonly ip: string | null;
}

/** What a link in a mail turns out to be when it is opened. `expired` and `used` are told to the reader, `invalid` says only that. */
export type TokenView =
  | {
      readonly ok: true;
      readonly address: string;
      readonly newsletterId: string;
      readonly newsletterName: string;
      readonly state: SubscriptionState;
    }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' };

export type ConfirmResult =
  | { readonly ok: true; readonly already: boolean; readonly newsletterId: string }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' };

/** The reader's side of the list: every verb may be called twice. */
export interface SubscriberVerbs {
  /** One constant insert whatever the address is (threats: address probing); the worker does the rest. @throws InvalidAddress */
  requestSignup(request: SignupRequest): Promise<void>;
  /** For GET: looks, changes nothing. */
  readConfirmation(token: string): Promise<TokenView>;
  /** For POST. */
  confirm(token: string, ip: string | null): Promise<ConfirmResult>;
  /** By an unsubscribe or a preferences token. */
  readUnsubscribe(token: string): Promise<TokenView>;
  /** Takes an unsubscribe or a preferences token. `true` when it was ours and the subscription is unsubscribed now, however often it is asked. Works without Redis. */
  unsubscribe(
    token: string,
    how: { readonly via: 'one-click' | 'page'; readonly reason: string | null },
  ): Promise<boolean>;
  /** Takes an unsubscribe by the same token back; `all`: that of every newsletter, too. */
  undoUnsubscribe(token: string, from?: 'this' | 'all'): Promise<boolean>;
  readPreferences(token: string): Promise<
    TokenView & {
      readonly frequency?: Frequency;
      readonly pausedUntil?: Date | null;
      readonly name?: string | null;
      readonly topics?: readonly string[];
      /** All the newsletters this address is subscribed to at present. */
      readonly subscribedTo?: readonly string[];
    }
  >;
  updatePreferences(
    token: string,
    change: {
      readonly frequency?: Frequency;
      readonly pausedUntil?: Date | null;
      readonly name?: string | null;
      readonly topics?: readonly string[];
    },
  ): Promise<boolean>;
  /** Every subscription of the address; by an unsubscribe or a preferences token. */
  unsubscribeFromAll(token: string, reason: string | null): Promise<boolean>;
  /** By a preferences token: another newsletter for the same address. Asks like a form does: a link in the mailbox confirms. */
  askForMore(token: string, newsletterIds: readonly string[], ip: string | null): Promise<boolean>;
  /**
   * By a preferences token: one constant insert, whatever the new address is to us; the link goes to it. False when the
   * token is none. @throws InvalidAddress
   */
  requestMove(token: string, address: string, ip: string | null): Promise<boolean>;
  /** For GET. `state` is `pending` while the link can still move, `confirmed` when it has. */
  readMove(token: string): Promise<TokenView>;
  confirmMove(token: string): Promise<ConfirmResult>;
  /** By a preferences token of somebody subscribed: a token that opens issues for subscribers and does nothing else. */
  startReading(
    preferencesToken: string,
  ): Promise<{ readonly token: string; readonly newsletterId: string } | null>;
  /** Is that token's reader subscribed to this newsletter at present? */
  mayRead(readingToken: string, newsletterId: string): Promise<boolean>;
  /** All we keep about the reader, for them (GDPR art. 15 and 20). Null: no token of ours. */
  myData(token: string): Promise<object | null>;
  /** Forgets the reader; a second time is answered false, because there is nobody any more. */
  erase(token: string): Promise<boolean>;
}

/** The operator's side. */
export interface SubscriberList {
  /** Adds addresses whose consent was given elsewhere; known ones are left as they are. Answers how many are new. */
  addConfirmed(
    newsletterId: string,
    people: readonly { readonly address: string; readonly name: string | null }[],
    consentSource: string,
  ): Promise<{
    readonly added: number;
    readonly known: number;
    readonly refused: readonly { readonly address: string; readonly why: string }[];
  }>;
  /** By address prefix, ascending; `after` is the last address of the page before. */
  list(
    query: SubscriberFilter & {
      readonly addressPrefix?: string;
      readonly after?: string;
      readonly limit: number;
    },
  ): Promise<readonly SubscriptionView[]>;
  /** Of all, or of those alone who want it this often. */
  counts(newsletterId: string, frequency?: Frequency): Promise<Readonly<Record<SubscriptionState, number>>>;
  /** CSV in pieces, in the order they came; every cell that would run in a spreadsheet is guarded. */
  exportCsv(filter: SubscriberFilter): AsyncIterable<string>;
  /** Joined and left, a week each, oldest first; the last one is the running week. */
  growth(newsletterId: string, weeks: number): Promise<readonly GrowthWeek[]>;
  sources(newsletterId: string): Promise<readonly string[]>;
  /** How many fit a filter. Exact within two seconds, else the last exact number, which `at` dates; null: never counted yet. */
  count(filter: SubscriberFilter): Promise<FilterCount>;
  /** The same of the confirmed readers whom an issue of this kind, narrowed by the filter, is for. Who is paused or suppressed is left out only when it is sent. */
  countAudience(filter: SubscriberFilter, issueKind: 'weekly' | 'digest'): Promise<FilterCount>;
}

export interface FilterCount {
  readonly count: number | null;
  readonly at: Date;
}

export interface GrowthWeek {
  /** Its first instant: Monday 00:00 UTC. */
  readonly from: Date;
  readonly joined: number;
  readonly left: number;
}
