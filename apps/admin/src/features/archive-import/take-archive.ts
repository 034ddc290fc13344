import { randomUUID } from 'node:crypto';
import { type BundleFile, BundleRefused, readBundle } from '@masthead/importer/bundle';
import type { PayloadRequest } from 'payload';
import type { Actor } from '../../access/roles.ts';
import { DeskError } from '../desk-error.ts';
import type { FileState } from './archive-import-shape.ts';
import {
  type ArchiveFileRow,
  archiveFiles,
  archiveImports,
  ensureArchiveImportIndexes,
} from './archive-store.ts';

/** Packed; what it may unpack to is the importer's to say. */
const mostBytes = 50_000_000;
const mostFiles = 2_000;
const keepMs = 90 * 24 * 60 * 60_000;

/**
 * Takes an archive in (a multipart form with `files`: texts, tables, zips), reads what it holds and puts the texts
 * down to be made into drafts. Nothing is made yet. @throws DeskError 413, 415, 422 with a sentence
 */
export async function takeArchive(
  req: PayloadRequest,
  actor: Actor,
): Promise<{ readonly id: string; readonly texts: number }> {
  const given = await filesOf(req);
  const { refused, texts } = await readAll(given);
  if (texts.length === 0)
    throw new DeskError(
      422,
      'no-texts',
      refused[0] === undefined
        ? 'There is nothing in it.'
        : `There is no text in it. ${refused[0].name}: ${refused[0].why}`,
      'Drop HTML, Markdown or text files, or a zip of them.',
    );
  const { payload } = req;
  const newsletter = await newsletterOf(req);
  await ensureArchiveImportIndexes(payload);
  const id = randomUUID();
  const now = new Date();
  const expiresAt = new Date(now.getTime() + keepMs);
  const row = (place: number, name: string, state: FileState): ArchiveFileRow => ({
    _id: `${id}/${place}`,
    importId: id,
    place,
    name,
    state,
    source: null,
    date: null,
    begunAt: null,
    issueId: null,
    lines: null,
    doubts: null,
    why: null,
    expiresAt,
  });
  const rows: ArchiveFileRow[] = [
    ...texts.map(({ date, name, source }, at) => ({ ...row(at, name, 'waiting'), source, date })),
    ...refused.map(({ harmless, name, why }, at) => ({
      ...row(texts.length + at, name, harmless ? 'left out' : 'failed'),
      why,
    })),
  ];
  // A thousand long texts are more than one message to the database may hold.
  for (let at = 0; at < rows.length; at += 20)
    await archiveFiles(payload).insertMany(rows.slice(at, at + 20));
  // Last: an import that is there is there whole.
  await archiveImports(payload).insertOne({
    _id: id,
    name: given.length === 1 ? (given[0]?.name ?? '') : `${given.length} files`,
    newsletter,
    by: actor.name,
    userId: actor.id,
    at: now,
    lease: null,
    expiresAt,
  });
  return { id, texts: texts.length };
}

async function filesOf(req: PayloadRequest): Promise<readonly BundleFile[]> {
  const tooLarge = new DeskError(
    413,
    'too-large',
    `This is more than ${mostBytes / 1_000_000} MB.`,
    'Divide the archive, and leave the pictures out.',
  );
  if (Number(req.headers.get('content-length') ?? 0) > mostBytes + 1_000_000) throw tooLarge;
  if (!/^multipart\/form-data\b/i.test(req.headers.get('content-type') ?? ''))
    throw new DeskError(415, 'no-files', 'The request holds no files.', 'Send them as multipart/form-data.');
  const form = await req.formData?.().catch(() => null);
  const files = (form?.getAll('files') ?? []).filter((value) => value instanceof File);
  if (files.length > mostFiles)
    throw new DeskError(413, 'too-many', `These are ${files.length} files.`, `${mostFiles} are the most.`);
  if (files.reduce((sum, { size }) => sum + size, 0) > mostBytes) throw tooLarge;
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

async function readAll(files: readonly BundleFile[]) {
  try {
    return await readBundle(files);
  } catch (error) {
    if (!(error instanceof BundleRefused)) throw error;
    throw new DeskError(422, 'unusable', error.message, 'Nothing was brought in.');
  }
}

/** The slug that was asked for, else the oldest newsletter's. @throws DeskError when there is none */
async function newsletterOf({ payload, searchParams }: PayloadRequest): Promise<string> {
  const slug = searchParams.get('newsletter');
  const { docs } = await payload.find({
    collection: 'newsletters',
    ...(slug === null ? {} : { where: { slug: { equals: slug } } }),
    sort: 'createdAt',
    limit: 1,
    pagination: false,
    depth: 0,
    select: { slug: true },
  });
  if (docs[0]?.slug) return docs[0].slug;
  throw new DeskError(422, 'no-newsletter', 'There is no such newsletter.', 'Make one first.');
}
