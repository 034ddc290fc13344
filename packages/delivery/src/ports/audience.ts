import type { SubscriberFilter } from '@masthead/domain';

/** A subscription as a batch needs it: enough to address and personalise one mail. Ids are hex. */
export interface AudienceMember {
  readonly subscriptionId: string;
  readonly subscriberId: string;
  readonly address: string;
  readonly name: string | null;
  readonly tokenVersion: number;
}

export interface AudiencePage {
  /** Ascending by subscription id; may be shorter than asked for, even empty, before the end. */
  readonly members: readonly AudienceMember[];
  /** The last subscription looked at, whether it is among `members` or was left out; null when there was none. */
  readonly lastId: string | null;
  /** True when nothing lies beyond `lastId`. */
  readonly end: boolean;
}

/** Who gets a campaign. Implemented over the subscriptions and suppressions. */
export interface Audience {
  /** Confirmed at or before `cutOff`, wanting this kind of issue now, not suppressed. */
  page(query: {
    readonly newsletterId: string;
    readonly issueKind: 'weekly' | 'digest';
    /** Of the confirmed ones, those that fit; nobody when it names another state. */
    readonly filter?: SubscriberFilter;
    readonly cutOff: Date;
    /** Exclusive; null starts at the beginning. */
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<AudiencePage>;
  /** Was any address suppressed since? Nearly always false, and then the last look need not ask about each. */
  anySuppressedSince(at: Date): Promise<boolean>;
  /**
   * The last look: of these subscriptions, the ones that must not be mailed any more. Indexes into `members`.
   * @param askSuppressions false when nobody was suppressed since the members were read
   */
  gone(
    newsletterId: string,
    members: readonly { readonly subscriptionId: string; readonly address: string }[],
    askSuppressions: boolean,
  ): Promise<readonly number[]>;
  /** How many of these subscriptions an issue of this kind would reach now. */
  countReached(
    query: {
      readonly newsletterId: string;
      readonly issueKind: 'weekly' | 'digest';
      readonly filter?: SubscriberFilter;
      readonly at: Date;
    },
    subscriptionIds: readonly string[],
  ): Promise<number>;
  /** Whether an issue of this kind, narrowed by the filter, would reach nobody at all. */
  isEmpty(newsletterId: string, issueKind: 'weekly' | 'digest', filter?: SubscriberFilter): Promise<boolean>;
}
