import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mediaFolder } from '@masthead/media';
import type { Db } from 'mongodb';
import { openEngine, type TestEngine } from '../../delivery/test/open-engine.ts';
import { makeRendition } from '../../delivery/test/rendition.ts';
import { hexId } from '../../delivery/test/seed.ts';
import { backUp, restore } from '../src/index.ts';

export interface Drill {
  readonly documents: number;
  readonly media: number;
  readonly backupMs: number;
  readonly restoreMs: number;
  /** SHA-256 of what an operator can take out: the list as CSV, every issue as it was approved and as it is public, every file. */
  readonly before: Exports;
  readonly after: Exports;
  /** Mails that the provider was handed after the restore, with a campaign due and a worker running. */
  readonly mailed: number;
  /** What that campaign says then. */
  readonly campaign: string;
}

interface Exports {
  readonly list: string;
  readonly issues: string;
  readonly media: string;
}

/** The restore drill of docs/operations.md: fill, back up, wipe, restore, compare, and let a worker loose on it. */
export async function restoreDrill(options: {
  readonly mongodbUri: string;
  readonly subscribers: number;
  readonly issues: number;
  readonly mediaFiles: number;
  readonly mediaBytes: number;
  readonly say?: (line: string) => void;
}): Promise<Drill> {
  const { mediaFiles, mongodbUri, say = () => undefined } = options;
  const root = await mkdtemp(join(tmpdir(), 'masthead-drill-'));
  const mediaDir = join(root, 'media');
  const engine = await openEngine({ mongodbUri, recipients: options.subscribers });
  try {
    const { db } = engine.database;
    await fillIssues(engine, options.issues);
    await mkdir(mediaDir);
    for (let n = 0; n < mediaFiles; n += 1)
      await writeFile(join(mediaDir, `picture-${n}.jpg`), randomBytes(options.mediaBytes));
    const { campaignId } = await engine.schedule();
    const before = await exportsOf(engine, mediaDir);
    say(`${options.subscribers} subscribers, ${options.issues} issues, ${mediaFiles} files are there`);

    const began = performance.now();
    const folder = join(root, 'kept');
    const manifest = await backUp({ mongodbUri, media: mediaFolder(mediaDir), folder, now: new Date(), say });
    const backupMs = performance.now() - began;
    await wipe(db, mediaDir);
    const emptied = performance.now();
    await restore({ mongodbUri, media: mediaFolder(mediaDir), folder, say });
    const restoreMs = performance.now() - emptied;
    const after = await exportsOf(engine, mediaDir);

    const worker = await engine.addWorker();
    await worker.maintenance.runDue();
    await worker.campaigns.runDue();
    await worker.campaigns.idle();
    await worker.processors.outbox.runDue();
    const { accepted } = await engine.sandbox.stats();
    const campaign = await engine.delivery.campaigns.get(campaignId);
    return {
      documents: manifest.collections.reduce((sum, kept) => sum + kept.documents, 0),
      media: manifest.media.length,
      backupMs,
      restoreMs,
      before,
      after,
      mailed: accepted,
      campaign: campaign?.status ?? 'gone',
    };
  } finally {
    await engine.close();
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Issues as the desk, the approval and the read model keep them. */
async function fillIssues({ database, delivery, newsletter }: TestEngine, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const id = hexId();
    const rendition = makeRendition(newsletter, id, { items: 40, subject: `Fixtures ${number}` });
    await delivery.renditions.put(rendition);
    const { snapshot } = rendition;
    const issue = { tagline: `Week ${number}`, number, renditionId: rendition.id, archiveMode: 'public' };
    await database.db.collection<{ _id: string }>('issues').insertOne({ _id: id, ...issue });
    await database.db
      .collection<{ _id: string }>('publicIssues')
      .insertOne({ _id: id, ...issue, slug: `week-${number}`, publicFrom: new Date(0), snapshot } as never);
  }
}

async function exportsOf(engine: TestEngine, mediaDir: string): Promise<Exports> {
  const list = createHash('sha256');
  for await (const piece of engine.delivery.list.exportCsv({})) list.update(piece);
  const issues = createHash('sha256');
  for (const name of ['issues', 'publicIssues', 'renditions'])
    for await (const row of engine.database.db.collection(name).find().sort({ _id: 1 }))
      issues.update(JSON.stringify(row));
  const media = createHash('sha256');
  for (const file of (await readdir(mediaDir)).sort())
    media.update(file).update(await readFile(join(mediaDir, file)));
  return { list: list.digest('hex'), issues: issues.digest('hex'), media: media.digest('hex') };
}

async function wipe(db: Db, mediaDir: string): Promise<void> {
  await db.dropDatabase();
  await rm(mediaDir, { recursive: true });
  await mkdir(mediaDir);
}
