import type { Frequency } from '@masthead/domain';

/** What a column of somebody's file may mean to us. */
export const importFields = [
  'address',
  'name',
  'firstName',
  'lastName',
  'frequency',
  'state',
  'suppressed',
  'pausedUntil',
  'topics',
  'confirmedAt',
] as const;
export type ImportField = (typeof importFields)[number];

/** Which column (from 0) holds what; only `address` must be there. */
export type ImportMapping = Readonly<Partial<Record<ImportField, number>>>;

/**
 * `uploaded` the columns wait to be named · `checking` `checked` a dry run: everything but the writing · `importing` ·
 * `done` · `failed` the file cannot be read on · `cancelled`.
 */
export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'importing',
  'done',
  'failed',
  'cancelled',
] as const;
export type ImportState = (typeof importStates)[number];

/**
 * What became of a row. `added` new · `confirmed` waited for a confirmation, confirmed by the file's consent · `updated` on
 * the list, a missing name or topic filled in · `known` on the list, nothing to do · `repeated` stands in the file before ·
 * `refused` see its error.
 */
export const importOutcomes = ['added', 'confirmed', 'updated', 'known', 'repeated', 'refused'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];
export type ImportCounts = Readonly<Record<ImportOutcome, number>>;

export interface ImportView {
  readonly id: string;
  readonly name: string;
  readonly state: ImportState;
  readonly newsletterId: string | null;
  readonly columns: readonly string[];
  /** The first rows, as they stand there. */
  readonly sample: readonly (readonly string[])[];
  readonly mapping: ImportMapping;
  readonly consentSource: string | null;
  readonly bytes: number;
  readonly bytesRead: number;
  readonly rows: number;
  readonly counts: ImportCounts;
  readonly failure: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** One row that was not taken. `row` counts from 1 without the heading. */
export interface ImportError {
  readonly row: number;
  readonly code: string;
  readonly cells: readonly string[];
}

export interface ImportPlan {
  readonly newsletterId: string;
  readonly mapping: ImportMapping;
  /** How these people consented, in the operator's words; becomes each new row's consent source. */
  readonly consentSource: string;
  readonly dryRun: boolean;
}

export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** The operator's side of an import. Files are kept until it is over, at most a day; errors a month. */
export interface ImportVerbs {
  /** @throws UnreadableFile for what is no CSV in UTF-8, is empty or too large */
  upload(
    file: { readonly name: string; readonly actor: string },
    content: AsyncIterable<Uint8Array>,
  ): Promise<ImportView>;
  /** Begins a dry run or the import itself; false when it is past that, or already under way. @throws RangeError for a mapping that does not fit */
  start(id: string, plan: ImportPlan): Promise<boolean>;
  cancel(id: string): Promise<boolean>;
  get(id: string): Promise<ImportView | null>;
  list(limit: number): Promise<readonly ImportView[]>;
  /** As a CSV file: its own columns, then what is wrong. */
  errorsAsCsv(id: string): AsyncIterable<string>;
}

/** A row that can be taken. */
export interface ImportPerson {
  readonly row: number;
  readonly identity: string;
  readonly mailbox: string;
  readonly name: string | null;
  /** Null: not said; new rows get every issue. */
  readonly frequency: Frequency | null;
  readonly topics: readonly string[];
  /** Nothing before this instant; null: nothing said, or over. */
  readonly pausedUntil: Date | null;
  /** When they confirmed, as the file says; null: the day of the import. */
  readonly confirmedAt: Date | null;
}

/** An import in a worker's hands; every later write carries the epoch. */
export interface ClaimedImport {
  readonly id: string;
  readonly epoch: number;
  readonly dryRun: boolean;
  readonly newsletterId: string;
  readonly mapping: ImportMapping;
  readonly consentSource: string;
  readonly delimiter: string;
  /** Where to go on: behind the heading, or behind the last row written down. */
  readonly atByte: number;
  readonly atRow: number;
  /** When the run began: the consent's date where the file has none. */
  readonly startedAt: Date;
}

export interface ImportStore {
  keep(
    file: { readonly name: string; readonly actor: string; readonly at: Date; readonly maxBytes: number },
    content: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly id: string; readonly bytes: number } | 'too-large'>;
  /** Bytes from an offset on. */
  read(id: string, fromByte: number): AsyncIterable<Uint8Array>;
  describe(
    id: string,
    shape: {
      readonly columns: readonly string[];
      readonly sample: readonly (readonly string[])[];
      readonly delimiter: string;
      readonly dataFrom: number;
      readonly mapping: ImportMapping;
    },
  ): Promise<void>;
  start(id: string, plan: ImportPlan, at: Date): Promise<boolean>;
  cancel(id: string): Promise<boolean>;
  claim(leaseMs: number): Promise<ClaimedImport | null>;
  /** One chunk is written: moves the cursor, adds the counts, renews the lease. False: no longer ours. */
  commit(
    claim: Pick<ClaimedImport, 'id' | 'epoch'>,
    step: {
      readonly atByte: number;
      readonly atRow: number;
      readonly counts: ImportCounts;
      readonly leaseMs: number;
    },
  ): Promise<boolean>;
  release(claim: Pick<ClaimedImport, 'id' | 'epoch'>): Promise<void>;
  /** Over. The file goes, unless a dry run is to be followed by the import. */
  finish(claim: Pick<ClaimedImport, 'id' | 'epoch' | 'dryRun'>, failure: string | null): Promise<boolean>;
  addErrors(
    id: string,
    errors: readonly (ImportError & { readonly identity: string | null })[],
    at: Date,
  ): Promise<void>;
  errors(id: string): AsyncIterable<ImportError>;
  get(id: string): Promise<ImportView | null>;
  list(limit: number): Promise<readonly ImportView[]>;
  /** Files nobody came back for. */
  forget(before: Date): Promise<number>;
}

/** What one chunk does to the list. */
export interface ImportTarget {
  /**
   * Each person at most once a chunk. Doing a chunk again after a crash answers the same outcomes and changes nothing.
   * `unsubscribed`: left before; an import brings nobody back.
   */
  merge(
    chunk: {
      readonly importId: string;
      readonly newsletterId: string;
      readonly consentSource: string;
      readonly at: Date;
      readonly dryRun: boolean;
    },
    people: readonly ImportPerson[],
  ): Promise<readonly (Exclude<ImportOutcome, 'refused'> | 'unsubscribed')[]>;
}
