import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type GuardedMongod, startGuardedMongod } from '@masthead/testing/guarded-mongod';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { untilStatus } from '../../test/until-status.ts';
import { connectDatabase, type Database } from '../mongo/connect.ts';

let mongod: GuardedMongod;
let engine: TestEngine;
let worker: Database;

beforeAll(async () => {
  mongod = await startGuardedMongod();
  engine = await openEngine({
    mongodbUri: mongod.uriOf('masthead'),
    recipients: 250,
    worker: { mongodbUri: mongod.uriOf('worker') },
  });
  worker = await connectDatabase(mongod.uriOf('worker'));
}, 120_000);
afterAll(async () => {
  await worker?.close();
  await engine?.close();
  await mongod?.stop();
});

it('the worker’s user of the database sends a campaign whole', async () => {
  const { campaignId } = await engine.schedule();
  const { counts } = await untilStatus(engine, campaignId, 'submitted');
  expect(counts.submitted).toBe(250);
}, 60_000);

it.each([
  'users',
  'issues',
  '_issues_versions',
  'media',
  'previewLinks',
  'twoFactors',
  'deskSessions',
  'deskLog',
])('the worker’s user cannot read %s', async (name) => {
  await engine.database.db.collection(name).insertOne({ canary: true });
  await expect(worker.db.collection(name).findOne({})).rejects.toMatchObject({ code: 13 });
});

it('nor approve anything, publish anything or make a user', async () => {
  for (const name of ['renditions', 'publicIssues'])
    await expect(worker.db.collection(name).insertOne({})).rejects.toMatchObject({ code: 13 });
  await expect(worker.db.command({ createUser: 'mine', pwd: 'x', roles: ['root'] })).rejects.toMatchObject({
    code: 13,
  });
});
