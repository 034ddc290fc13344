import type { Payload } from 'payload';
import { databaseOf } from '../../read-model.ts';
import type { EntryCollection } from '../entries/entry-shape.ts';

/** An id as the driver under Payload has it; outside this room ids are hex strings. */
type DriverId = ReturnType<typeof objectId>;

/** An entry as it is stored. */
export interface StoredEntry {
  readonly _id: DriverId;
  readonly title?: string;
  readonly slug?: string;
  readonly keys?: readonly string[];
  readonly unsharedKeys?: readonly string[];
  readonly aliasKeys?: readonly string[];
  readonly [field: string]: unknown;
}

/** Rows of one stored issue or version that were led from one entry to the other. */
export interface Touch {
  readonly table: 'issues' | '_issues_versions';
  readonly doc: DriverId;
  readonly rows: readonly string[];
}

/** What is needed to take a merge back. Collection `merges`. */
export interface MergeRecord {
  readonly _id: string;
  readonly collection: EntryCollection | 'topics';
  readonly fromId: string;
  readonly from: StoredEntry;
  readonly intoId: string;
  readonly intoTitle: string;
  readonly filled: Readonly<Record<string, unknown>>;
  readonly aliases: readonly string[];
  readonly touches: readonly Touch[];
  /** Of topics: what stood under the one that went. */
  readonly topicTouches?: readonly TopicTouch[];
  /** Of topics: the slug of the one that stays, as delivery's rows were led to it. */
  readonly intoSlug?: string;
  readonly at: Date;
  readonly by: string;
  readonly undoneAt: Date | null;
}

export function merges(payload: Payload) {
  return databaseOf(payload).collection<MergeRecord>('merges');
}

export function entriesIn(payload: Payload, collection: EntryCollection | 'topics') {
  return databaseOf(payload).collection<StoredEntry>(collection);
}

/** The driver's id of a hex string. @throws when it is none */
export function objectId(payload: Payload, hex: string) {
  return new payload.db.connection.base.Types.ObjectId(hex);
}

/** Where mentions stand in a stored issue and in a stored version of one. */
export const tables = [
  { table: 'issues', at: 'sections' },
  { table: '_issues_versions', at: 'version.sections' },
] as const;

/** Whatever stands under topics, and in which field. */
export const topicTables = [
  { table: 'stories', at: 'topics' },
  { table: 'papers', at: 'topics' },
  { table: 'media', at: 'topics' },
  { table: 'newsletters', at: 'signup.topics' },
] as const;

/** Topics of one stored thing, before and after they were led from one topic to the other. */
export interface TopicTouch {
  readonly table: (typeof topicTables)[number]['table'];
  readonly doc: DriverId;
  readonly before: readonly DriverId[];
  readonly after: readonly DriverId[];
}
