import type { Payload } from 'payload';
import { madeOnce } from '../../made-once.ts';
import { databaseOf } from '../../read-model.ts';
import type { FileState } from './archive-import-shape.ts';

export interface ArchiveRow {
  readonly _id: string;
  readonly name: string;
  readonly newsletter: string;
  readonly by: string;
  readonly userId: string;
  readonly at: Date;
  /** Whoever works on it, until when; a dead process lets go by itself. */
  readonly lease: { readonly holder: string; readonly until: Date } | null;
}

export interface ArchiveFileRow {
  /** `<import>/<place>`, so that a file is there once. */
  readonly _id: string;
  readonly importId: string;
  readonly place: number;
  readonly name: string;
  readonly state: FileState;
  /** The words, until they are an issue. */
  readonly source: string | null;
  readonly date: string | null;
  /** When it was first begun: an issue that is younger was made by this import. */
  readonly begunAt: Date | null;
  readonly issueId: string | null;
  readonly lines: number | null;
  readonly doubts: number | null;
  readonly why: string | null;
  /** Forgotten by then, the report with it. */
  readonly expiresAt: Date;
}

export function archiveImports(payload: Payload) {
  return databaseOf(payload).collection<ArchiveRow & { readonly expiresAt: Date }>('archiveImports');
}

export function archiveFiles(payload: Payload) {
  return databaseOf(payload).collection<ArchiveFileRow>('archiveFiles');
}

/** Answers "the files of an import, in order" and forgets both in time. Made before the first write. */
export const ensureArchiveImportIndexes = madeOnce((payload) =>
  Promise.all([
    archiveFiles(payload).createIndexes([
      { key: { importId: 1, place: 1 }, name: 'files_of_import' },
      { key: { expiresAt: 1 }, name: 'forget_files', expireAfterSeconds: 0 },
    ]),
    archiveImports(payload).createIndexes([
      { key: { at: -1 }, name: 'newest_imports' },
      { key: { expiresAt: 1 }, name: 'forget_imports', expireAfterSeconds: 0 },
    ]),
  ]),
);
