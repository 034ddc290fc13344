import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mediaFolder } from '@masthead/media';
import { testMongoUri } from '@masthead/testing';
import { Binary, BSON, Decimal128, Double, Int32, Long, MongoClient, ObjectId, Timestamp } from 'mongodb';
import { backUp, restore, verify } from '../src/index.ts';

const now = new Date('2026-11-25T12:00:00Z');
const silent = () => undefined;
let client: MongoClient;
let root: string;
const databases: string[] = [];

function freshUri(): string {
  const uri = testMongoUri();
  databases.push(uri);
  return uri;
}
const dbOf = (uri: string) => client.db(new URL(uri).pathname.slice(1));

beforeAll(async () => {
  client = await MongoClient.connect(testMongoUri());
});
afterAll(() => client.close());
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'masthead-backup-'));
});
afterEach(async () => {
  for (const uri of databases.splice(0)) await dbOf(uri).dropDatabase();
  await rm(root, { recursive: true, force: true });
});

/** Every kind of value that a round trip through JavaScript could change. */
const awkward = (n: number) => ({
  _id: n % 2 === 0 ? new ObjectId() : `key-${n}`,
  int: new Int32(n),
  double: new Double(n),
  long: Long.fromNumber(2 ** 40 + n),
  decimal: Decimal128.fromString('0.10'),
  bytes: new Binary(Buffer.from([0, n % 256])),
  time: new Timestamp({ t: n, i: 1 }),
  at: new Date(n),
  nothing: null,
  name: 'Ærøskøbing, "Zoë"\n漢字 🙂',
  nested: [{ deep: [new Double(1), new Int32(1)] }],
});

async function seed(uri: string): Promise<void> {
  const db = dbOf(uri);
  await db
    .collection<{ _id: string | ObjectId }>('things')
    .insertMany(Array.from({ length: 500 }, (_, n) => awkward(n)));
  await db.collection('things').createIndex({ int: 1 }, { unique: true, name: 'one-int' });
  await db
    .collection('things')
    .createIndex({ name: 1, at: -1 }, { partialFilterExpression: { double: { $gt: 3 } }, name: 'some' });
  await db.collection('fleeting').insertOne({ at: new Date() });
  await db.collection('fleeting').createIndex({ at: 1 }, { expireAfterSeconds: 86_400 });
  // Keys that look like numbers, written in an order that JavaScript does not keep.
  const pairs = [
    ['_id', 1],
    ['9', 2],
    ['2', 3],
  ];
  await db
    .collection('things')
    .aggregate([{ $limit: 1 }, { $replaceWith: { $arrayToObject: { $literal: pairs } } }, { $out: 'odd' }])
    .toArray();
  await db.createCollection('empty');
}

const place = (name: string) => ({ folder: join(root, name), mediaDir: join(root, `${name}-media`) });

describe('a backup', () => {
  it('restored into an empty database gives the same bytes, the same indexes and the same media', async () => {
    const [from, to] = [freshUri(), freshUri()];
    await seed(from);
    const mediaDir = join(root, 'media');
    await mkdir(join(mediaDir, 'sizes'), { recursive: true });
    await writeFile(join(mediaDir, 'sizes', 'a.webp'), Buffer.from([1, 2, 3]));
    const folder = join(root, 'one');
    const made = await backUp({ mongodbUri: from, media: mediaFolder(mediaDir), folder, now, say: silent });
    expect(made.collections.map(({ name, documents }) => [name, documents])).toEqual([
      ['empty', 0],
      ['fleeting', 1],
      ['odd', 1],
      ['things', 500],
    ]);
    expect(made.clusterTime.seconds).toBeGreaterThan(0);
    // What the desk's status page shows.
    const noted = await dbOf(from).collection<{ _id: string }>('settings').findOne({ _id: 'lastBackup' });
    expect(noted).toMatchObject({ value: { at: now, documents: 502, media: 1 } });
    const restoredMedia = join(root, 'restored-media');
    await restore({ mongodbUri: to, media: mediaFolder(restoredMedia), folder, say: silent });
    const again = await backUp({
      mongodbUri: to,
      media: mediaFolder(restoredMedia),
      folder: join(root, 'two'),
      now,
      say: silent,
    });
    // The odd one keeps its content; its keys come in the order that JavaScript gives them.
    const alike = ({ collections }: typeof made) =>
      collections.map((kept) => (kept.name === 'odd' ? { ...kept, sha256: '' } : kept));
    expect(alike(again)).toEqual(alike(made));
    expect(again.media).toEqual(made.media);
    const indexes = async (uri: string) => await dbOf(uri).collection('things').indexes();
    expect(await indexes(to)).toEqual(await indexes(from));
    expect(await readFile(join(restoredMedia, 'sizes', 'a.webp'))).toEqual(Buffer.from([1, 2, 3]));
    const uuids = async (uri: string) =>
      (await dbOf(uri).listCollections().toArray()).map((info) =>
        String((info as { info?: { uuid?: unknown } }).info?.uuid),
      );
    expect(await uuids(to)).not.toEqual(await uuids(from));
  });

  it('is of one instant, however much is written meanwhile', async () => {
    const uri = freshUri();
    const db = dbOf(uri);
    const filler = 'x'.repeat(2_000);
    await db
      .collection<object>('aFirst')
      .insertMany(Array.from({ length: 3_000 }, (_, n) => ({ n, filler })));
    await db.collection<{ _id: string; sum: number }>('accounts').insertOne({ _id: 'a', sum: 1_000 });
    await db.collection<{ _id: string; sum: number }>('zLast').insertOne({ _id: 'b', sum: 0 });
    let isOver = false;
    let moves = 0;
    const moving = (async () => {
      while (!isOver) {
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await db
              .collection<{ _id: string }>('accounts')
              .updateOne({ _id: 'a' }, { $inc: { sum: -1 } }, { session });
            await db
              .collection<{ _id: string }>('zLast')
              .updateOne({ _id: 'b' }, { $inc: { sum: 1 } }, { session });
          }),
        );
        moves += 1;
      }
    })();
    const { folder, mediaDir } = place('moving');
    await backUp({ mongodbUri: uri, media: mediaFolder(mediaDir), folder, now, say: silent }).finally(() => {
      isOver = true;
    });
    await moving;
    expect(moves).toBeGreaterThan(0);
    const sum = async (name: string) =>
      BSON.deserialize(gunzipSync(await readFile(join(folder, 'dump', `${name}.bson.gz`)))).sum as number;
    expect((await sum('accounts')) + (await sum('zLast'))).toBe(1_000);
  });

  it('that broke off, or was damaged, changes nothing and is called what it is', async () => {
    const [from, to] = [freshUri(), freshUri()];
    await seed(from);
    const { folder, mediaDir } = place('damaged');
    await backUp({ mongodbUri: from, media: mediaFolder(mediaDir), folder, now, say: silent });
    const path = join(folder, 'dump', 'things.bson.gz');
    const whole = await readFile(path);
    const flipped = Buffer.from(whole);
    const at = Math.floor(flipped.length / 2);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    for (const bytes of [flipped, whole.subarray(0, whole.length - 40)]) {
      await writeFile(path, bytes);
      await expect(verify(folder, silent)).rejects.toMatchObject({ code: 'damaged' });
      await expect(
        restore({ mongodbUri: to, media: mediaFolder(mediaDir), folder, say: silent }),
      ).rejects.toMatchObject({
        code: 'damaged',
      });
    }
    expect(await dbOf(to).listCollections().toArray()).toEqual([]);
    await writeFile(path, whole);
    await verify(folder, silent);
    await rm(join(folder, 'manifest.json'));
    await expect(verify(folder, silent)).rejects.toMatchObject({ code: 'no-backup' });
  });

  it('overwrites nothing: no folder, no database, no other media', async () => {
    const uri = freshUri();
    await seed(uri);
    const { folder, mediaDir } = place('kept');
    await mkdir(mediaDir);
    await writeFile(join(mediaDir, 'a.png'), 'as it was');
    await backUp({ mongodbUri: uri, media: mediaFolder(mediaDir), folder, now, say: silent });
    await expect(
      backUp({ mongodbUri: uri, media: mediaFolder(mediaDir), folder, now, say: silent }),
    ).rejects.toMatchObject({
      code: 'folder-exists',
    });
    await expect(
      restore({ mongodbUri: uri, media: mediaFolder(mediaDir), folder, say: silent }),
    ).rejects.toMatchObject({
      code: 'database-not-empty',
    });
    expect(await dbOf(uri).collection('things').countDocuments()).toBe(500);
    await writeFile(join(mediaDir, 'a.png'), 'other bytes');
    const to = freshUri();
    await expect(
      restore({ mongodbUri: to, media: mediaFolder(mediaDir), folder, say: silent }),
    ).rejects.toMatchObject({
      code: 'media-differs',
    });
    expect(await dbOf(to).listCollections().toArray()).toEqual([]);
    expect(await readdir(mediaDir)).toEqual(['a.png']);
  });
});
