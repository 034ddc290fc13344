import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, testMongoUri } from '@masthead/testing';
import { MongoClient } from 'mongodb';
import { migrate, migrationStatus } from '../src/index.ts';
import { archiveMode } from '../src/list/0001-archive-mode.ts';
import { erasuresKeepNoWords } from '../src/list/0002-erasures-keep-no-words.ts';
import { counting } from './counting.ts';

const readers = 1_050;

describe('migrations', () => {
  const mongodbUri = testMongoUri();
  let client: MongoClient;
  const db = () => client.db(new URL(mongodbUri).pathname.slice(1));
  const seen = async () =>
    (
      await db()
        .collection('readers')
        .aggregate<{ _id: number; n: number }>([
          { $group: { _id: '$seen', n: { $sum: 1 } } },
          { $sort: { _id: 1 } },
        ])
        .toArray()
    ).map(({ _id, n }) => [_id, n]);
  const progress = (id: string) =>
    db()
      .collection<{ _id: string; from: unknown; changed: number; doneAt: Date | null }>('migrations')
      .findOne({ _id: id });

  beforeAll(async () => {
    client = await MongoClient.connect(mongodbUri);
  });
  beforeEach(async () => {
    await db().dropDatabase();
    await db()
      .collection('readers')
      .insertMany(Array.from({ length: readers }, (_, n) => ({ n })));
  });
  afterAll(async () => {
    await db().dropDatabase();
    await client.close();
  });

  it('each is done once, in order; afterwards nothing is left to do', async () => {
    const order: string[] = [];
    const named = (id: string) => counting({ afterStep: async () => order.push(id) }, id);
    const migrations = [named('0001-a'), named('0002-b')];
    expect(await migrate({ mongodbUri, migrations })).toEqual([
      { id: '0001-a', changed: readers },
      { id: '0002-b', changed: readers },
    ]);
    expect(order.join(' ')).toMatch(/^(0001-a ){11}(0002-b ?){11}$/);
    expect(await migrate({ mongodbUri, migrations })).toEqual([]);
    expect(await seen()).toEqual([[2, readers]]);
  });

  it('the dry run says what would change and writes nothing', async () => {
    const before = await db().listCollections().toArray();
    expect(await migrationStatus({ mongodbUri, migrations: [counting()] })).toEqual([
      { id: '0001-count', says: 'each reader is counted', state: 'to come', doneAt: null, left: readers },
    ]);
    expect(await db().listCollections().toArray()).toEqual(before);
    await migrate({ mongodbUri, migrations: [counting()] });
    expect(await migrationStatus({ mongodbUri, migrations: [counting()] })).toMatchObject([
      { state: 'done', doneAt: expect.any(Date), left: 0 },
    ]);
  });

  it('two at once: one does it, the other waits and finds it done', async () => {
    const all = await Promise.all(
      Array.from({ length: 4 }, () => migrate({ mongodbUri, migrations: [counting()] })),
    );
    expect(all.filter((done) => done.length === 1)).toHaveLength(1);
    expect(await seen()).toEqual([[1, readers]]);
  });

  it('killed half-way it goes on at its step, once the lock of the dead has run out', async () => {
    const lockMs = 1_500;
    const child = slowly(mongodbUri, lockMs);
    const died = new Promise((resolve) => child.once('exit', resolve));
    await eventually(async () => ((await progress('0001-count'))?.changed ?? 0) >= 300 || undefined, {
      timeoutMs: 30_000,
    });
    child.kill('SIGKILL');
    await died;
    const left = await progress('0001-count');
    expect(left?.doneAt).toBeNull();
    expect(await migrationStatus({ mongodbUri, migrations: [counting()] })).toMatchObject([
      { state: 'begun' },
    ]);
    const done = await migrate({ mongodbUri, migrations: [counting()], lockMs });
    expect(done).toMatchObject([{ id: '0001-count' }]);
    // At most the step whose checkpoint was not written is done twice; what lies before it is not touched again.
    const counted = new Map((await seen()) as [number, number][]);
    expect((counted.get(1) ?? 0) + (counted.get(2) ?? 0)).toBe(readers);
    expect(counted.get(2) ?? 0).toBeLessThanOrEqual(100);
    const twice = await db().collection('readers').findOne({ seen: 2 });
    if (twice !== null) expect(String(twice._id) > String(left?.from)).toBe(true);
  }, 60_000);

  it('whoever stood still longer than the lock writes no progress any more', async () => {
    let wake: () => void = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let steps = 0;
    const sleeper = migrate({
      mongodbUri,
      lockMs: 300,
      migrations: [counting({ afterStep: () => (++steps === 2 ? asleep : Promise.resolve()) })],
    });
    await eventually(() => steps === 2 || undefined);
    const other = await migrate({ mongodbUri, lockMs: 300, migrations: [counting()] });
    expect(other).toMatchObject([{ id: '0001-count' }]);
    const done = await progress('0001-count');
    wake();
    expect(await sleeper).toEqual([]);
    expect(await progress('0001-count')).toEqual(done);
  });

  it('a step that fails leaves the lock free and what was done kept', async () => {
    let steps = 0;
    const broken = counting({
      afterStep: async () => {
        steps += 1;
        if (steps === 3) throw new Error('the disk is full');
      },
    });
    await expect(migrate({ mongodbUri, migrations: [broken] })).rejects.toThrow('the disk is full');
    expect((await progress('0001-count'))?.changed).toBe(200);
    expect(await migrate({ mongodbUri, migrations: [counting()], patienceMs: 0 })).toMatchObject([
      { id: '0001-count' },
    ]);
  });

  it('0001: an old issue becomes public in word, one that was kept back stays so', async () => {
    const rows = db().collection('issues');
    await rows.insertMany([{ n: 1 }, { n: 2, archiveMode: 'subscribers' }, { n: 3 }]);
    expect(await migrate({ mongodbUri })).toContainEqual({ id: archiveMode.id, changed: 2 });
    expect((await rows.find().sort({ n: 1 }).toArray()).map((issue) => issue.archiveMode)).toEqual([
      'public',
      'subscribers',
      'public',
    ]);
  });

  it('0002: an erasure loses the operator’s words, every other act keeps them', async () => {
    const acts = db().collection('deskActs');
    await acts.insertMany([
      { kind: 'erased', actor: 'ed', reason: 'reader@example.net wrote' },
      { kind: 'suppressed', actor: 'ed', reason: 'asked us' },
    ]);
    expect(await migrate({ mongodbUri })).toContainEqual({ id: erasuresKeepNoWords.id, changed: 1 });
    expect(await acts.find({}, { projection: { _id: 0 } }).toArray()).toEqual([
      { kind: 'erased', actor: 'ed', reason: '' },
      { kind: 'suppressed', actor: 'ed', reason: 'asked us' },
    ]);
  });
});

function slowly(uri: string, lockMs: number): ChildProcess {
  const script = fileURLToPath(new URL('./migrate-slowly.ts', import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', script, uri, String(lockMs)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}
