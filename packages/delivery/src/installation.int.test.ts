import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { testMongoUri, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import { connectDatabase, type Database, makeInstallationReader } from './mongo/index.ts';
import { type Delivery, openDelivery } from './open.ts';
import { silentLog } from './ports/index.ts';

jest.setTimeout(30_000);

const mongodbUri = testMongoUri();
let delivery: Delivery;
let database: Database;
beforeAll(async () => {
  delivery = await openDelivery({
    mongodbUri,
    redisUrl: testRedisUrl(),
    redisPrefix: testRedisPrefix(),
    environmentId: 'test',
    tokenKeys: [{ kid: 'k1', secret: new Uint8Array(32).fill(7) }],
    siteUrl: 'https://news.masthead-fixtures.org',
    webhookSecret: null,
    log: silentLog,
  });
  database = await connectDatabase(mongodbUri);
});
afterAll(async () => {
  await delivery.close();
  await database.db.dropDatabase();
  await database.close();
});

it('tells what is, and what is missing', async () => {
  const { mongodb, redis, worker } = await delivery.installation();
  expect(mongodb).toMatchObject({ replicaSet: expect.any(String), missingIndexes: [] });
  expect(Math.abs(mongodb.clockAheadMs)).toBeLessThan(5_000);
  expect(redis).toMatchObject({
    version: expect.stringMatching(/^\d+\./),
    evictionPolicy: expect.any(String),
  });
  expect(worker).toEqual({ silentMs: null, staleLeases: 0 });
  await database.db.collection('batches').dropIndex('tally');
  expect((await delivery.installation()).mongodb.missingIndexes).toEqual(['batches.tally']);
  const behind = makeInstallationReader(database, () => Date.now() - 600_000);
  expect((await behind()).mongodb.clockAheadMs).toBeGreaterThan(590_000);
});
