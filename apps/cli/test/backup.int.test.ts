import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openBucket } from '@masthead/media';
import { testMongoUri } from '@masthead/testing';
import { type BucketStore, startBucketStore } from '@masthead/testing/bucket-store';
import { MongoClient } from 'mongodb';
import { makeFolder, runCli } from './run-cli.ts';

jest.setTimeout(120_000);

describe('masthead backup and restore', () => {
  const from = testMongoUri();
  const to = testMongoUri();
  let client: MongoClient;
  let root: string;
  let store: BucketStore;
  const here = makeFolder({});

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'masthead-cli-backup-'));
    client = await MongoClient.connect(from);
    store = await startBucketStore();
    await client
      .db()
      .collection('readers')
      .insertMany([{ n: 1 }, { n: 2 }]);
  });
  afterAll(async () => {
    for (const uri of [from, to]) await client.db(new URL(uri).pathname.slice(1)).dropDatabase();
    await client.close();
    await store?.stop();
    await rm(root, { recursive: true, force: true });
  });

  it('there and back, and what stands in the way is one sentence', async () => {
    const folder = join(root, 'kept');
    const env = { MONGODB_URI: from, MEDIA_DIR: join(root, 'media') };
    const made = await runCli(['backup', folder], here, env);
    expect([made.code, made.out]).toEqual([
      0,
      `2 documents of 1 collections and 0 media files are in ${folder}, read again and found whole. TOKEN_KEYS and PAYLOAD_SECRET are not in it: keep them elsewhere.\n`,
    ]);
    expect((await runCli(['verify-backup', folder], here, {})).code).toBe(0);
    const refused = await runCli(['restore', folder], here, env);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(
        /^masthead: The database \w+ is not empty: readers holds documents\. Restore into/,
      ),
    ]);
    const restored = await runCli(['restore', folder, '--json'], here, { ...env, MONGODB_URI: to });
    expect([restored.code, JSON.parse(restored.out)]).toEqual([
      0,
      expect.objectContaining({ collections: [expect.objectContaining({ name: 'readers', documents: 2 })] }),
    ]);
    expect(await client.db(new URL(to).pathname.slice(1)).collection('readers').countDocuments()).toBe(2);
    const again = await runCli(['backup', folder], here, env);
    expect([again.code, again.err]).toEqual([
      1,
      `masthead: ${folder} is there already. Name a new folder.\n`,
    ]);
    expect((await runCli(['backup', join(root, 'no')], here, {})).err).toContain('set MONGODB_URI');
  });

  it('a folder of media goes into a bucket once, and replaces nothing there', async () => {
    const old = join(root, 'old-media');
    await mkdir(old);
    await writeFile(join(old, 'a.png'), 'one');
    await writeFile(join(old, 'b.png'), 'two');
    const add = (env: Readonly<Record<string, string>> = store.env) =>
      runCli(['media', 'add', old], here, env);
    expect(await add()).toMatchObject({ code: 0, out: expect.stringContaining('2 of 2 files') });
    expect(await add()).toMatchObject({ code: 0, out: expect.stringContaining('0 of 2 files') });
    const bucket = await openBucket(store);
    expect(await bucket.list()).toEqual(['a.png', 'b.png']);
    await writeFile(join(old, 'a.png'), 'other bytes');
    expect(await add()).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was replaced') });
    expect(await bucket.size('a.png')).toBe(3);
    bucket.close();
    const wrong = { ...store.env, MEDIA_BUCKET: 'nobody-made-it' };
    expect(await add(wrong)).toMatchObject({ code: 1, err: expect.stringContaining('NoSuchBucket') });
    const env = { ...wrong, MONGODB_URI: from };
    expect((await runCli(['backup', join(root, 'not-whole')], here, env)).err).toContain('NoSuchBucket');
  });
});
