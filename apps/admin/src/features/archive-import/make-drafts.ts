import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { createLocalReq, type Payload } from 'payload';
import { DeskError } from '../desk-error.ts';
import { importDraft } from '../import-draft/import-draft.ts';
import { countDoubtfulTwins } from '../paste/find-doubts.ts';
import { readText } from '../paste/read-text.ts';
import { type ArchiveFileRow, type ArchiveRow, archiveFiles, archiveImports } from './archive-store.ts';

const leaseMs = 60_000;

/**
 * Makes a draft of each text that waits, one after the other, oldest first. Two of these at once, or one that died,
 * do no harm: a lease lets one work at a time, and a text that is an issue already is found again by its words.
 */
export async function makeDrafts(payload: Payload, importId: string): Promise<void> {
  const holder = randomUUID();
  for (;;) {
    const row = await hold(payload, importId, holder);
    if (row === null) return;
    const file = await archiveFiles(payload).findOneAndUpdate(
      { importId, state: 'waiting' },
      [{ $set: { begunAt: { $ifNull: ['$begunAt', '$$NOW'] } } }],
      { sort: { place: 1 }, returnDocument: 'after' },
    );
    if (file === null) break;
    const outcome = await makeDraft(payload, row, file);
    await archiveFiles(payload).updateOne({ _id: file._id }, { $set: outcome });
    // Reading is work for the processor: whoever asks the desk something meanwhile comes first.
    await setImmediate();
  }
  await archiveImports(payload).updateOne(
    { _id: importId, 'lease.holder': holder },
    { $set: { lease: null } },
  );
}

/** Takes the lease, or holds it on; null when another has it. */
function hold(payload: Payload, importId: string, holder: string): Promise<ArchiveRow | null> {
  const now = Date.now();
  return archiveImports(payload).findOneAndUpdate(
    {
      _id: importId,
      $or: [{ lease: null }, { 'lease.holder': holder }, { 'lease.until': { $lt: new Date(now) } }],
    },
    { $set: { lease: { holder, until: new Date(now + leaseMs) } } },
    { returnDocument: 'after' },
  );
}

type Outcome = Partial<ArchiveFileRow>;

async function makeDraft(
  payload: Payload,
  { newsletter, userId }: ArchiveRow,
  file: ArchiveFileRow,
): Promise<Outcome> {
  try {
    const { doubts, draft, importKey, report } = readText(file.source ?? '');
    const req = await createLocalReq(await inTheNameOf(payload, userId), payload);
    const { created, issueId } = await importDraft(req, { draft, importKey, newsletter, date: file.date });
    const made = created || (await isYounger(payload, issueId, file.begunAt));
    return {
      state: made ? 'made' : 'known',
      source: null,
      issueId,
      lines: report.lines,
      doubts: doubts.length + countDoubtfulTwins(draft),
    };
  } catch (error) {
    if (error instanceof DeskError) return { state: 'failed', why: `${error.message} ${error.help}` };
    payload.logger.error({ err: error, file: file._id, msg: 'a text of an archive became no issue' });
    return { state: 'failed', why: 'The desk could not make an issue of it. Try the failed ones again.' };
  }
}

/** Made by this import all the same: it died between making the issue and writing that down. */
async function isYounger(payload: Payload, issueId: string, begunAt: Date | null): Promise<boolean> {
  const issue = await payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
    select: { createdAt: true },
  });
  return issue !== null && begunAt !== null && new Date(issue.createdAt) >= begunAt;
}

/** The issue's history names who brought the archive in. */
async function inTheNameOf(payload: Payload, userId: string) {
  const user = await payload.findByID({ collection: 'users', id: userId, depth: 0, disableErrors: true });
  return user === null ? {} : { user: { ...user, collection: 'users' as const } };
}
