import type { Payload } from 'payload';
import { DeskError } from '../desk-error.ts';
import type { ArchiveImportShown, ArchiveImportState, FileState } from './archive-import-shape.ts';
import { type ArchiveRow, archiveFiles, archiveImports } from './archive-store.ts';
import { makeDrafts } from './make-drafts.ts';

const newest = 20;

/** The archives that were brought in, newest first. */
export async function listArchiveImports(
  payload: Payload,
): Promise<{ readonly imports: readonly ArchiveImportShown[] }> {
  const rows = await archiveImports(payload).find().sort({ at: -1 }).limit(newest).toArray();
  return { imports: await Promise.all(rows.map((row) => summary(payload, row))) };
}

/** How far one is, file by file. Whatever waits is gone on with: a desk that was restarted resumes by being asked. */
export async function showArchiveImport(payload: Payload, id: string): Promise<ArchiveImportState> {
  const row = await archiveImports(payload).findOne({ _id: id });
  if (row === null)
    throw new DeskError(404, 'no-import', 'There is no such import.', 'Reports are kept for 90 days.');
  const [files, shown] = await Promise.all([
    archiveFiles(payload)
      .find({ importId: id }, { projection: { source: 0 } })
      .sort({ place: 1 })
      .toArray(),
    summary(payload, row),
  ]);
  if (shown.counts.waiting > 0) goOn(payload, id);
  const names = await issueNames(
    payload,
    files.flatMap(({ issueId }) => issueId ?? []),
  );
  return {
    ...shown,
    files: files.map(({ begunAt, doubts, issueId, lines, name, state, why }) => ({
      name,
      state,
      issueId,
      issueName: issueId === null ? null : (names.get(issueId) ?? 'an issue that is gone'),
      lines,
      doubts,
      why,
      mayRetry: state === 'failed' && begunAt !== null,
    })),
  };
}

/** Those that failed wait again; what was left out at the door stays out. */
export async function retryArchiveImport(payload: Payload, id: string): Promise<{ readonly again: number }> {
  const { modifiedCount } = await archiveFiles(payload).updateMany(
    { importId: id, state: 'failed', source: { $ne: null } },
    { $set: { state: 'waiting', why: null } },
  );
  goOn(payload, id);
  return { again: modifiedCount };
}

/** In the background: whoever asked need not wait, nor stay. */
export function goOn(payload: Payload, id: string): void {
  makeDrafts(payload, id).catch((error: unknown) =>
    payload.logger.error({ err: error, importId: id, msg: 'bringing an archive in stopped' }),
  );
}

async function summary(payload: Payload, { _id, at, by, name }: ArchiveRow): Promise<ArchiveImportShown> {
  const rows = await archiveFiles(payload)
    .aggregate<{ _id: FileState; count: number }>([
      { $match: { importId: _id } },
      { $group: { _id: '$state', count: { $sum: 1 } } },
    ])
    .toArray();
  const counts = { waiting: 0, made: 0, known: 0, failed: 0, 'left out': 0 };
  for (const row of rows) counts[row._id] = row.count;
  return { id: _id, name, by, at: at.toISOString(), counts };
}

async function issueNames(payload: Payload, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { docs } = await payload.find({
    collection: 'issues',
    where: { id: { in: [...new Set(ids)] } },
    draft: true,
    depth: 0,
    pagination: false,
    select: { number: true, tagline: true },
  });
  return new Map(
    docs.map(({ id, number, tagline }) => [
      id,
      [number ? `№${number}` : null, tagline || null].filter((part) => part !== null).join(' · ') ||
        'A draft',
    ]),
  );
}
