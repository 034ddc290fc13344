import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Bucket, openBucket } from '@masthead/media';
import { testMongoUri, testRedisUrl } from '@masthead/testing';
import { type BucketStore, startBucketStore } from '@masthead/testing/bucket-store';
import sharp from 'sharp';
import { backUp, restore } from '../../../packages/backup/src/index.ts';
import { type SiteProcess, spawnSite } from '../../worker/test/harness/spawn-site.ts';
import { type Desk, openDesk } from './open-desk.ts';

// Whole installations on a busy machine.
jest.setTimeout(120_000);

const mongodbUri = testMongoUri();

describe('media in a bucket', () => {
  let store: BucketStore;
  let bucket: Bucket;
  let desk: Desk;
  let site: SiteProcess;
  let folder: string;
  let picture: Buffer;
  let name = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'masthead-in-bucket-'));
    store = await startBucketStore();
    bucket = await openBucket(store);
    desk = await openDesk({ users: true, env: { MONGODB_URI: mongodbUri, ...store.env } });
    site = await spawnSite({
      mongodbUri,
      redisUrl: testRedisUrl(),
      redisPrefix: '{in-bucket}',
      environmentId: 'local',
      siteUrl: 'http://site.test',
      tokenKeys: [{ kid: 'test', secret: Buffer.alloc(32, 7) }],
      dataDir: folder,
      env: store.env,
    });
    picture = await sharp({ create: { width: 1000, height: 500, channels: 3, background: '#8a2d1c' } })
      .jpeg()
      .toBuffer();
    name = createHash('sha256').update(picture).digest('hex');
    await site.ready();
  }, 240_000);
  afterAll(async () => {
    await site?.stop();
    await desk?.close();
    bucket?.close();
    await store?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const upload = () =>
    desk.upload(
      'writer',
      '/api/media',
      new File([new Uint8Array(picture)], 'chart.jpg', { type: 'image/jpeg' }),
      { kind: 'image', title: 'A chart', alt: 'A red field' },
    );
  const fromSite = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${site.port}/media/${path}`, init);

  test('the desk puts an upload there in every size, under its hash, and keeps nothing of it on its own disk', async () => {
    const { status, body } = await upload();
    expect([status, body.doc?.filename]).toEqual([201, `${name}.jpg`]);
    expect(await bucket.list()).toEqual([`${name}-480.webp`, `${name}-800.webp`, `${name}.jpg`]);
    expect(await readdir(process.env.MEDIA_DIR ?? '')).toEqual([]);
    const kept = await bucket.open(`${name}.jpg`);
    expect(kept !== null && picture.equals(await buffer(kept.content))).toBe(true);
    // The same picture once more is refused as it is in a folder.
    expect((await upload()).status).toBe(400);
    const { docs } = await desk.payload.find({ collection: 'media' });
    expect(docs).toHaveLength(1);
  });

  test('the desk hands it to those who are logged in alone', async () => {
    const at = `/api/media/file/${name}.jpg`;
    expect((await desk.ask('anonymous', 'GET', at)).status).toBe(403);
    const { headers, status } = await desk.ask('writer', 'GET', at);
    expect([status, headers.get('content-type'), headers.get('content-length')]).toEqual([
      200,
      'image/jpeg',
      String(picture.length),
    ]);
  });

  test('the site of another process shows it under the address that mails and pages name', async () => {
    const answer = await fromSite(`${name}.jpg`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'public, max-age=31536000, immutable',
    ]);
    expect(picture.equals(Buffer.from(await answer.arrayBuffer()))).toBe(true);
    const head = await fromSite(`${name}-480.webp`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const again = await fromSite(`${name}.jpg`, { headers: { 'if-none-match': `"${name}"` } });
    expect(again.status).toBe(304);
    expect((await fromSite(`${'0'.repeat(64)}.jpg`)).status).toBe(404);
  });

  test('a backup takes it out of the bucket, a restore puts it into another one, byte for byte', async () => {
    const other = await startBucketStore('restored-media');
    const restored = await openBucket(other);
    const kept = { folder: join(folder, 'backup'), say: () => undefined };
    const made = await backUp({ ...kept, mongodbUri, media: bucket, now: new Date() });
    expect(made.media.map(({ path }) => path)).toEqual(await bucket.list());
    const to = testMongoUri();
    await restore({ ...kept, mongodbUri: to, media: restored });
    const again = await backUp({
      ...kept,
      folder: join(folder, 'again'),
      mongodbUri: to,
      media: restored,
      now: new Date(),
    });
    expect(again.media).toEqual(made.media);
    await desk.payload.db.connection.getClient().db(new URL(to).pathname.slice(1)).dropDatabase();
    restored.close();
    await other.stop();
  });

  test('the doctor says that it is well, and what is wrong with it by its name, with how to mend it', async () => {
    const { bucketCheck } = await import('../src/features/doctor/bucket-check.ts');
    const look = (given: object) => bucketCheck({ ...store, ...given }).look();
    const checks = await desk.ask('admin', 'GET', '/api/masthead/doctor');
    expect(checks.body.checks.map((check: { name: string }) => check.name)).not.toContain('disk');
    expect(checks.body.checks).toContainEqual(
      expect.objectContaining({ name: 'bucket of media', state: 'ok' }),
    );
    expect(await look({ bucket: 'nobody-made-it' })).toMatchObject({
      state: 'bad',
      mend: expect.stringContaining('Make the bucket'),
    });
    expect(await look({ key: { id: 'nobody', secret: 'wrong' } })).toMatchObject({
      state: 'bad',
      mend: expect.stringContaining('MEDIA_BUCKET_KEY'),
    });
    await store.kill();
    expect(await look({})).toMatchObject({
      state: 'bad',
      mend: expect.stringContaining('MEDIA_BUCKET_ENDPOINT'),
    });
    // A site whose store is away says so, and stands.
    expect((await fromSite(`${name}.jpg`)).status).toBe(500);
    expect((await fetch(`http://127.0.0.1:${site.port}/readyz`)).status).toBe(200);
  });
});
