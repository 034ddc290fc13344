import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testMongoUri } from '@masthead/testing';
import { MongoClient } from 'mongodb';
import { makeFolder, runCli } from './run-cli.ts';

describe('masthead backup and restore', () => {
  const from = testMongoUri();
  const to = testMongoUri();
  let client: MongoClient;
  let root: string;
  const here = makeFolder({});

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'masthead-cli-backup-'));
    client = await MongoClient.connect(from);
    await client
      .db()
      .collection('readers')
      .insertMany([{ n: 1 }, { n: 2 }]);
  });
  afterAll(async () => {
    for (const uri of [from, to]) await client.db(new URL(uri).pathname.slice(1)).dropDatabase();
    await client.close();
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
});
