import type { BatchState, CanaryPlan, Intent, Reception, Segment } from '@masthead/domain';
import type { Binary, Collection, Document, ObjectId } from 'mongodb';
import type { Frozen, PausedFor } from '../ports/ledger.ts';

/** Rows of delivery's collections as they lie in MongoDB. Only src/mongo sees these. */

export interface CampaignDoc {
  readonly _id: ObjectId;
  readonly issueId: string;
  readonly newsletterId: string;
  readonly renditionId: string;
  readonly issueKind: 'weekly' | 'digest';
  /** The audience's filter as it was when it was scheduled; absent: everybody. */
  readonly segment?: Pick<Segment, 'name' | 'filter'>;
  /** Merges of topics that led the filter's topic to another. */
  readonly topicsLed?: readonly string[];
  /** First some, then the rest. `until`: the first are all handed over, the rest waits till then; `ended`: it was let go. */
  readonly canary?: CanaryPlan & {
    readonly until: Date | null;
    readonly ended: { readonly at: Date; readonly by: string } | null;
  };
  readonly intent: Intent;
  /** Why it is paused, cancelled or failed. */
  readonly reason: string | null;
  readonly intentAt: Date;
  readonly intentBy: string;
  /** Edited after approval: nothing starts until a person approves again. */
  readonly hold: { readonly reason: string; readonly at: Date } | null;
  /** A guard that waits for a person ("start more than 6 h late"). */
  readonly guard: string | null;
  /** Our own mistake (400, 404, 405): stopped for good until a person looks. */
  readonly failure: { readonly code: string; readonly message: string; readonly at: Date } | null;
  /** A pause that ends by itself when the provider's window opens (quota). */
  readonly resumeAt: Date | null;
  /** Paused by the engine itself, and what it waits for. */
  readonly pausedFor?: PausedFor | null;
  readonly scheduledFor: Date;
  readonly slotDate: string | null;
  /** Present until it is submitted or cancelled: one live campaign an issue (partial unique index). */
  readonly live?: true;
  /** Present while there is anything left to do, the open calls of a cancelled campaign included. */
  readonly open?: true;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly environmentId: string;
  readonly startedAt: Date | null;
  readonly cutOff: Date | null;
  readonly frozen: Frozen | null;
  /** Preparing: who walks the audience now. */
  readonly prepareLease: { readonly owner: string; readonly until: Date } | null;
  readonly preparedAt: Date | null;
  readonly recipients: number | null;
  readonly alreadyHad: number | null;
  readonly finishedAt: Date | null;
  /** Fills its slot's date, finished or not, until it is cancelled: unique per newsletter and date. */
  readonly fillsSlot?: true;
  /** The instant it had before its newsletter's slot or zone changed. */
  readonly movedFrom?: Date;
  /** Keys of the notices that editors got of it. */
  readonly told?: readonly string[];
  /** Over, and not yet reported to the editors. */
  readonly reportDue?: true;
  /** When a person last let it run in spite of a guard. */
  readonly vouchedAt?: Date;
  /** All of its batches have their tally. */
  readonly talliedAt?: Date;
  /** Reception at the last pause by a guard. */
  readonly guardedAt?: Reception;
  /** Names under which it may have left templates at the provider: written before each is published. */
  readonly templates?: readonly string[];
  /** Their deletion was refused: not asked again before. */
  readonly templatesDueAt?: Date;
  /** The provider's copies of its templates are gone. */
  readonly templateForgotten?: true;
}

/**
 * One provider call's worth of recipients: one document, so that claiming, freezing and recording are one write each.
 * Columns, not rows: `holds[i]`, `subscriptions[i]`, `addresses[i]` … belong together (docs/decisions).
 */
export interface BatchDoc {
  /** `<campaign hex>.<n, six digits>`: known beforehand, so two preparers cannot write two. */
  readonly _id: string;
  readonly campaignId: ObjectId;
  readonly issueId: string;
  readonly newsletterId: string;
  readonly n: number;
  readonly state: BatchState;
  /** 0: the end of the walk, in the place of a further batch. */
  readonly size: number;
  /** The walk: subscriptions after `fromId` (exclusive, null at the start) up to `toId` (inclusive) were looked at. */
  readonly fromId: ObjectId | null;
  readonly toId: ObjectId;
  /** Walked but left out because they have the issue already. */
  readonly alreadyHad: number;
  /** Subscriber ids; unique together with `issueId` over all batches. A place given up (proved unsent) is the string `<subscriber hex>@<batch id>`. */
  readonly holds: readonly (ObjectId | string)[];
  readonly subscriptions: readonly ObjectId[];
  readonly addresses: readonly string[];
  /** Empty string: no name. */
  readonly names: readonly string[];
  readonly versions: readonly number[];
  /** Provider ids by index, '' where there is none; null before it was submitted. */
  readonly ids: readonly string[] | null;
  /**
   * What became of single deliveries beyond the batch's own state, by index: domain `deliveryMark` strings.
   * Written with `$max` only, so any order of events ends the same: `{ $max: { 'marks.17': '4|<event id>|delivered' } }`.
   */
  readonly marks: Readonly<Record<string, string>>;
  /** The marks counted (mongo/tallies.ts), once it is submitted or cancelled and as long as no event tells more; '?': to be counted again. */
  readonly tally?: string;
  readonly attempt: number;
  readonly permissive: boolean;
  /** Calls made under this attempt. */
  readonly tries: number;
  /** An answer of this attempt was ambiguous: from now on only an acceptance settles it. */
  readonly inDoubt: boolean;
  readonly epoch: number;
  /** When it may be claimed: for a claimed batch the end of its lease. Server time. */
  readonly dueAt: Date;
  readonly claimedAt: Date | null;
  /** The claim that holds it: who of two that saw it due was first? */
  readonly claim?: ObjectId;
  readonly lookedAt: Date | null;
  readonly firstAttemptAt: Date | null;
  readonly bodyHash: string | null;
  readonly submittedAt: Date | null;
  readonly lastError: { readonly code: string; readonly message: string } | null;
}

/** What the engine reads of a subscription (SUBSCRIBERS owns the collection; address, name and version are kept here too so that a walk is one range scan). */
export interface SubscriptionRow {
  readonly _id: ObjectId;
  readonly subscriberId: ObjectId;
  readonly newsletterId: string;
  readonly state: 'pending' | 'confirmed' | 'unsubscribed';
  readonly frequency: 'every' | 'monthly';
  readonly pausedUntil: Date | null;
  readonly confirmedAt: Date | null;
  readonly address: string;
  readonly name: string | null;
  readonly tokenVersion: number;
}

export interface SettingDoc {
  readonly _id: string;
  readonly value: unknown;
}

export interface LeaseDoc {
  readonly _id: string;
  readonly owner: string;
  readonly until: Date;
}

export const collectionNames = [
  'subscribers',
  'subscriptions',
  'suppressions',
  'signupRequests',
  'campaigns',
  'batches',
  'providerEvents',
  'outbox',
  'settings',
  'leases',
  'renditions',
  'publicNewsletters',
] as const;

export interface Collections {
  readonly subscribers: Collection<Document>;
  readonly subscriptions: Collection<SubscriptionRow>;
  readonly suppressions: Collection<Document & { _id: string | Binary }>;
  readonly signupRequests: Collection<Document>;
  readonly campaigns: Collection<CampaignDoc>;
  readonly batches: Collection<BatchDoc>;
  readonly providerEvents: Collection<Document & { _id: string }>;
  readonly outbox: Collection<Document & { _id: string }>;
  readonly settings: Collection<SettingDoc>;
  readonly leases: Collection<LeaseDoc>;
  readonly renditions: Collection<Document & { _id: string }>;
  readonly publicNewsletters: Collection<Document & { _id: string }>;
}
