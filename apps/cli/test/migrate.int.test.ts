import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testMongoUri } from '@masthead/testing';
import { MongoClient } from 'mongodb';
import { makeFolder, runCli } from './run-cli.ts';

describe('masthead migrate', () => {
  const uri = testMongoUri();
  const here = makeFolder({});
  let client: MongoClient;
  const run = (...args: string[]) => runCli(['migrate', ...args], here, { MONGODB_URI: uri });

  beforeAll(async () => {
    client = await MongoClient.connect(uri);
    await client
      .db()
      .collection('issues')
      .insertMany([{ n: 1 }, { n: 2 }]);
  });
  afterAll(async () => {
    await client.db().dropDatabase();
    await client.close();
  });

  it('says what it would do, does it, and has nothing left to do', async () => {
    const dry = await run('--dry-run');
    expect([dry.code, dry.out]).toEqual([
      0,
      expect.stringMatching(/^to come {2}0001-archive-mode {2}.*\(2 documents\)\nto come {2}0002-/),
    ]);
    expect(await client.db().collection('migrations').countDocuments()).toBe(0);
    const done = await run();
    expect([done.code, done.out]).toEqual([
      0,
      expect.stringMatching(
        /done, 2 documents changed\n[\s\S]*done {5}0001-archive-mode {2}on \d{4}-\d\d-\d\d\n/,
      ),
    ]);
    const asJson = await run('--json');
    expect(JSON.parse(asJson.out)).toMatchObject({
      migrations: [
        { id: '0001-archive-mode', state: 'done' },
        { id: '0002-erasures-keep-no-words', state: 'done' },
      ],
    });
  });

  it('without a database it says what to set', async () => {
    const { code, err } = await runCli(['migrate'], here, {});
    expect([code, err]).toEqual([2, expect.stringContaining('set MONGODB_URI')]);
  });
});
