import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mediaFolder } from '@masthead/media';
import { type GuardedMongod, startGuardedMongod } from '@masthead/testing/guarded-mongod';
import { MongoClient } from 'mongodb';
import { migrate, migrationStatus } from '../../migrations/src/index.ts';
import { backUp, restore, verify } from '../src/index.ts';

jest.setTimeout(60_000);

/** On a database with access control, as the user that docker-compose gives the command line. */
describe('as the command line’s own user', () => {
  let mongod: GuardedMongod;
  let house: MongoClient;
  let folder: string;
  const say = () => undefined;
  beforeAll(async () => {
    mongod = await startGuardedMongod();
    house = await MongoClient.connect(mongod.uriOf('masthead'));
    folder = await mkdtemp(join(tmpdir(), 'masthead-as-cli-'));
  });
  afterAll(async () => {
    await house?.close();
    await mongod?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('migrations are looked at and done; a backup is made, noted, and restored over what was dropped', async () => {
    const mongodbUri = mongod.uriOf('cli');
    const rows = house.db().collection('stories');
    await rows.insertMany(Array.from({ length: 300 }, (_, n) => ({ title: `Story ${n}`, n })));
    await rows.createIndex({ n: 1 }, { unique: true, name: 'one-n' });

    await migrate({ mongodbUri });
    expect((await migrationStatus({ mongodbUri })).filter(({ doneAt }) => doneAt === null)).toEqual([]);

    const media = mediaFolder(join(folder, 'media'));
    const at = { mongodbUri, media, folder: join(folder, 'today'), say };
    const { collections } = await backUp({ ...at, now: new Date('2026-11-26T12:00:00Z') });
    expect(collections.find(({ name }) => name === 'stories')?.documents).toBe(300);
    await verify(at.folder, say);
    expect(
      await house.db().collection<{ _id: string }>('settings').findOne({ _id: 'lastBackup' }),
    ).not.toBeNull();

    for (const { name } of await house.db().listCollections().toArray())
      await house.db().dropCollection(name);
    await restore(at);
    expect(await rows.countDocuments()).toBe(300);
    expect((await rows.indexes()).map(({ name }) => name)).toContain('one-n');
  });
});
