import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type MediaStore, mediaFolder } from '@masthead/media';
import { type CreateIndexesOptions, type Db, type IndexSpecification, MongoClient } from 'mongodb';
import { z } from 'zod';
import { BackupFailure } from './backup-failure.ts';
import { contentBytes, decodeExactly } from './bson-stream.ts';
import { layout } from './layout.ts';
import type { KeptCollection, KeptFile, Manifest } from './manifest.ts';
import { copyFile, describeFile } from './media-files.ts';
import { readDump } from './read-dump.ts';
import { verify } from './verify.ts';

export interface RestoreOptions {
  /** With its database, which must hold no document. */
  readonly mongodbUri: string;
  readonly media: MediaStore;
  readonly folder: string;
  readonly say: (line: string) => void;
}

const Metadata = z.object({
  indexes: z.array(z.looseObject({ name: z.string(), key: z.record(z.string(), z.unknown()) })),
  options: z.record(z.string(), z.unknown()),
});

/**
 * Puts a backup into an empty database and a folder or bucket of media, reads every document back and compares it. The backup is read
 * through and found to be whole before the first write. The collections are new ones, which tells the delivery engine that
 * it was restored: nothing is mailed until a person lets it (docs/decisions/0016).
 * @throws BackupFailure `no-backup`, `damaged`, `database-not-empty`, `media-differs`, `not-restored-alike`
 */
export async function restore({ mongodbUri, media, folder, say }: RestoreOptions): Promise<Manifest> {
  const client = await MongoClient.connect(mongodbUri);
  try {
    const db = client.db();
    await refuseIfFull(db);
    const manifest = await verify(folder, say);
    const missing = await missingMedia(manifest.media, media);
    for (const kept of manifest.collections) await restoreCollection(db, folder, kept, say);
    const kept = mediaFolder(layout.media(folder));
    for (const { path } of missing) await copyFile(kept, media, path);
    say(`media: ${manifest.media.length} files, ${missing.length} of them new`);
    return manifest;
  } finally {
    await client.close();
  }
}

async function refuseIfFull(db: Db): Promise<void> {
  const infos = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  // In their own order: the sentence is the same whichever the server lists first.
  for (const name of infos.map((info) => info.name).sort()) {
    if (
      name.startsWith('system.') ||
      (await db.collection(name).findOne({}, { projection: { _id: 1 } })) === null
    )
      continue;
    throw new BackupFailure(
      'database-not-empty',
      `The database ${db.databaseName} is not empty: ${name} holds documents.`,
      'Restore into a database of another name (MONGODB_URI), or drop this one first. Nothing was changed.',
    );
  }
  for (const { name } of infos) if (!name.startsWith('system.')) await db.dropCollection(name);
}

/** Files named by their content may be there already; a file with other bytes under the same name may not. */
async function missingMedia(media: readonly KeptFile[], store: MediaStore): Promise<readonly KeptFile[]> {
  const there = new Set(await store.list());
  for (const file of media) {
    if (!there.has(file.path) || (await describeFile(store, file.path)).sha256 === file.sha256) continue;
    throw new BackupFailure(
      'media-differs',
      `${file.path} in ${store.place} has other bytes than in the backup.`,
      'Name an empty folder (MEDIA_DIR) or an empty bucket (MEDIA_BUCKET). Nothing was changed.',
    );
  }
  return media.filter(({ path }) => !there.has(path));
}

async function restoreCollection(
  db: Db,
  folder: string,
  kept: KeptCollection,
  say: (line: string) => void,
): Promise<void> {
  const packed = await readFile(layout.metadata(folder, kept.name));
  const metadata = Metadata.parse(JSON.parse((await promisify(gunzip)(packed)).toString('utf8')));
  const collection = await db.createCollection(kept.name, metadata.options);
  let batch: Uint8Array[] = [];
  let bytes = 0;
  let written = 0;
  const write = async () => {
    if (batch.length === 0) return;
    await collection.insertMany(batch.map(decodeExactly), {
      ordered: false,
      writeConcern: { w: 'majority' },
    });
    written += batch.length;
    say(`${kept.name}: ${written} of ${kept.documents} documents`);
    batch = [];
    bytes = 0;
  };
  for await (const document of readDump(layout.documents(folder, kept.name), kept)) {
    batch.push(Uint8Array.from(document));
    bytes += document.length;
    if (batch.length >= 5_000 || bytes >= 8 * 1024 * 1024) await write();
  }
  await write();
  await compare(db, kept);
  // Last: an index that lets documents expire would take some away before they are compared.
  for (const { key, name, v: _, ns: __, ...options } of metadata.indexes)
    if (name !== '_id_')
      await collection.createIndex(key as IndexSpecification, { ...(options as CreateIndexesOptions), name });
}

async function compare(db: Db, kept: KeptCollection): Promise<void> {
  const hash = createHash('sha256');
  const cursor = db.collection(kept.name).find({}, { raw: true, sort: { _id: 1 }, batchSize: 2_000 });
  for await (const document of cursor as unknown as AsyncIterable<Uint8Array>)
    hash.update(contentBytes(document));
  if (hash.digest('hex') === kept.contentSha256) return;
  throw new BackupFailure(
    'not-restored-alike',
    `What was restored into ${kept.name} is not what the backup holds.`,
    'Is anything else writing into this database? Stop it, drop the database, restore again.',
  );
}
