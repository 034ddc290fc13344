import { mkdir, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type MediaStore, mediaFolder } from '@masthead/media';
import { type ClientSession, type Db, MongoClient, MongoServerError } from 'mongodb';
import { BackupFailure } from './backup-failure.ts';
import { dumpCollection } from './dump-collection.ts';
import { layout } from './layout.ts';
import type { KeptCollection, KeptFile, Manifest } from './manifest.ts';
import { copyFile, describeFile } from './media-files.ts';
import { verifyContents } from './verify.ts';

export interface BackUpOptions {
  /** With its database; a replica set (snapshot reads need one). */
  readonly mongodbUri: string;
  readonly media: MediaStore;
  /** Made by this; must not be there. */
  readonly folder: string;
  readonly now: Date;
  /** One line of progress at a time. */
  readonly say: (line: string) => void;
}

/**
 * Writes the whole installation into a folder, reads it again, then puts the manifest there.
 * All collections are of one instant: they are read in one snapshot session
 * (https://www.mongodb.com/docs/manual/reference/read-concern-snapshot/).
 * @throws BackupFailure `folder-exists`, `damaged` (what was written cannot be read back), `snapshot-too-old`
 */
export async function backUp(options: BackUpOptions): Promise<Manifest> {
  const { folder, media: store, say } = options;
  await makeFolder(folder);
  const client = await MongoClient.connect(options.mongodbUri);
  try {
    const db = client.db();
    const { collections, clusterTime } = await client.withSession({ snapshot: true }, async (session) => ({
      collections: await dumpAll(db, folder, session, say).catch(explain),
      clusterTime: snapshotTimeOf(session),
    }));
    // Media are only ever added: what the snapshot names is there by now.
    const media: KeptFile[] = [];
    const kept = mediaFolder(layout.media(folder));
    for (const path of await store.list()) {
      await copyFile(store, kept, path);
      media.push(await describeFile(kept, path));
    }
    say(`media: ${media.length} files out of ${store.place}`);
    const manifest: Manifest = {
      format: 'masthead-backup/1',
      createdAt: options.now.toISOString(),
      database: db.databaseName,
      clusterTime,
      collections,
      media,
    };
    await verifyContents(folder, manifest, say);
    await writeFile(`${layout.manifest(folder)}.part`, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(`${layout.manifest(folder)}.part`, layout.manifest(folder));
    await noteBackup(db, manifest).catch(() =>
      say('this user may not write down in the database that a backup was made'),
    );
    return manifest;
  } finally {
    await client.close();
  }
}

/** For the desk's status page: when was the last one that was found whole? The backup itself does not hold it. */
async function noteBackup(db: Db, { collections, createdAt, media }: Manifest): Promise<void> {
  const documents = collections.reduce((sum, kept) => sum + kept.documents, 0);
  await db
    .collection<{ _id: string; value: object }>('settings')
    .updateOne(
      { _id: 'lastBackup' },
      { $set: { value: { at: new Date(createdAt), documents, media: media.length } } },
      { upsert: true },
    );
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: false, mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new BackupFailure('folder-exists', `${folder} is there already.`, 'Name a new folder.');
    if (code === 'ENOENT')
      throw new BackupFailure(
        'folder-exists',
        `The folder that should hold ${folder} is not there.`,
        'Make it first.',
      );
    throw error;
  }
  await mkdir(layout.dump(folder));
}

async function dumpAll(
  db: Db,
  folder: string,
  session: ClientSession,
  say: (line: string) => void,
): Promise<KeptCollection[]> {
  const kept: KeptCollection[] = [];
  const infos = await db.listCollections({ type: 'collection' }).toArray();
  for (const info of infos.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = info;
    if (name.startsWith('system.')) continue;
    const one = await dumpCollection(db, name, layout.documents(folder, name), session, (count) =>
      say(`${name}: ${count} documents`),
    );
    const options = 'options' in info ? (info.options ?? {}) : {};
    const indexes = await db.collection(name).indexes();
    const metadata = JSON.stringify({ options, indexes, collectionName: name, type: 'collection' });
    await writeFile(layout.metadata(folder, name), await promisify(gzip)(metadata), { flag: 'wx' });
    kept.push(one);
  }
  return kept;
}

function snapshotTimeOf(session: ClientSession): Manifest['clusterTime'] {
  const time = (
    session as unknown as { snapshotTime?: { getHighBits(): number; getLowBitsUnsigned(): number } }
  ).snapshotTime;
  return { seconds: time?.getHighBits() ?? 0, ordinal: time?.getLowBitsUnsigned() ?? 0 };
}

/** MongoDB keeps an instant readable for five minutes unless told otherwise. */
function explain(error: unknown): never {
  if (error instanceof MongoServerError && error.codeName === 'SnapshotTooOld')
    throw new BackupFailure(
      'snapshot-too-old',
      'The backup took longer than MongoDB keeps an instant readable.',
      'Raise minSnapshotHistoryWindowInSeconds (300 by default) for the time of the backup, or use a snapshot of the volume.',
    );
  throw error;
}
