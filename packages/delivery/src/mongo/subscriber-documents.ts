import type { Frequency, Segment } from '@masthead/domain';
import type { ObjectId } from 'mongodb';
import type { LeaveVia, ReaderTask } from '../ports/subscriber-store.ts';
import type { SubscriptionRow } from './documents.ts';

/** Rows of the reader's side as they lie in MongoDB. */

export interface SubscriberDoc {
  readonly _id: ObjectId;
  /** Normalised address: who it is. Unique. */
  readonly identity: string;
  /** Where mail goes. */
  readonly address: string;
  readonly name: string | null;
  readonly tokenVersion: number;
  readonly createdAt: Date;
  /** A confirmation or an operator's import proved the address; null until then. */
  readonly provenAt: Date | null;
  /** Only while unproven. */
  readonly expiresAt?: Date;
  /** A new address that has still to prove itself. */
  readonly moving?: {
    readonly identity: string;
    readonly mailbox: string;
    /** To the second, as the link in its mail says. */
    readonly at: Date;
  };
  /** The same person's row under the address they moved to, where that had one already. */
  readonly movedTo?: ObjectId;
  /** `<kid>.<keyed hash>` of addresses this row had before, until one proves itself anew: an erasure suppresses them, too. */
  readonly formerKeys?: readonly string[];
  /** Subscriptions that made way for one moved here: an erasure finds their mails by these ids. */
  readonly droppedSubscriptions?: readonly ObjectId[];
}

export interface AskedDoc {
  readonly requestId: string;
  readonly at: Date;
  readonly source: string;
  readonly formVersion: string;
  readonly ip: string | null;
  readonly name: string | null;
  readonly frequency: Frequency;
  readonly pausedUntil?: Date | null;
  readonly earlier?: readonly { readonly requestId: string; readonly at: Date }[];
}

/** The engine's row (documents.ts) with what only the reader's side needs. */
export interface SubscriptionDoc extends SubscriptionRow {
  readonly identity: string;
  /** How we know; `confirmedAt` stands beside it, on the row. */
  readonly consent: {
    readonly requestedAt: Date;
    readonly source: string;
    readonly formVersion: string;
    readonly ip: string | null;
    readonly confirmedIp: string | null;
  };
  readonly asked: AskedDoc | null;
  readonly left: { readonly at: Date; readonly via: LeaveVia; readonly reason: string | null } | null;
  readonly createdAt: Date;
  /** Slugs of topics the reader cares about: they narrow segments, never issues. Absent: none said. */
  readonly topics?: readonly string[];
  /** Merges of topics that led `topics`; `both`: the reader had chosen the one that stays, too. Gone when they choose anew. */
  readonly topicsLed?: readonly { readonly by: string; readonly both: boolean }[];
  /** When a mail was last opened or a link followed, as far as the provider told; written with `$max`. */
  readonly engagedAt?: Date;
  /** The import that wrote this row last. */
  readonly imported?: ImportMark;
  /** By issue id: when it first came back for the time being. */
  readonly softBounces?: Readonly<Record<string, Date>>;
  /** Only while pending. */
  readonly expiresAt?: Date;
}

/** Which line of which file, and what it did: a chunk done again knows its own work. */
export interface ImportMark {
  readonly by: ObjectId;
  readonly row: number;
  readonly as: 'added' | 'confirmed' | 'updated';
}

/** Of collection `segments`. */
export type SegmentDoc = Omit<Segment, 'id'> & {
  /** Merges of topics that led the filter's topic to another. Gone when it is saved anew. */
  readonly topicsLed?: readonly string[];
};

export interface SuppressionDoc {
  /** `<kid>.<keyed hash>` */
  readonly _id: string;
  readonly kid: string;
  /** `<gravity>|<reason>|<source>`, written with `$max` only: any order of events ends the same. */
  readonly why: string;
  /** When it came about, by whoever told us: may be hours ago. */
  readonly at: Date;
  /** When we were last told. Server time. */
  readonly notedAt?: Date;
}

export interface SignupRequestDoc {
  readonly _id: ObjectId;
  readonly address: string;
  readonly name: string | null;
  readonly newsletterIds: readonly string[];
  readonly frequency: Frequency;
  readonly source: string;
  readonly formVersion: string;
  readonly ip: string | null;
  readonly pausedUntil?: Date | null;
  readonly requestedAt: Date;
  readonly task?: ReaderTask;
  readonly dueAt: Date;
}

export interface SignupLedgerDoc {
  readonly _id: string;
  readonly count: number;
  readonly lastAt?: Date;
  readonly lastRequestId?: string;
  readonly expiresAt?: Date;
}
