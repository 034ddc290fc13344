import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GuardedMongod, startGuardedMongod } from '@masthead/testing/guarded-mongod';
import { MongoClient } from 'mongodb';
import { linkStatuses } from '../src/link-statuses.ts';
import { openLinkCare } from '../src/open-link-care.ts';
import { publishIssue } from './issue-linking-to.ts';

let mongod: GuardedMongod;
let desk: MongoClient;
let worker: MongoClient;

beforeAll(async () => {
  mongod = await startGuardedMongod();
  desk = await MongoClient.connect(mongod.uriOf('masthead'));
  worker = await MongoClient.connect(mongod.uriOf('worker'));
}, 120_000);
afterAll(async () => {
  await worker?.close();
  await desk?.close();
  await mongod?.stop();
});

test('the worker’s user of the database does a whole round', async () => {
  await publishIssue(desk.db(), 1, new Date(Date.now() - 1_000), ['https://gone.example/page']);
  const care = openLinkCare({
    mongodbUri: mongod.uriOf('worker'),
    log: { info: () => undefined },
    ask: async () => ({ status: 404, location: null, body: '' }),
    betweenMs: 0,
  });
  expect(await care.runDue()).toBe(1);
  await care.close();
  expect(await linkStatuses(desk.db()).findOne()).toMatchObject({
    _id: 'https://gone.example/page',
    status: { state: 'dead', why: 'answers 404' },
  });
});

test.each(['linkStatuses', 'linkRounds'])('and takes nothing away from %s', async (name) => {
  await expect(worker.db().collection(name).deleteMany({})).rejects.toMatchObject({ code: 13 });
  await expect(worker.db().collection(name).drop()).rejects.toMatchObject({ code: 13 });
});

test('the site’s user can read neither', async () => {
  const site = await MongoClient.connect(mongod.uriOf('site'));
  for (const name of ['linkStatuses', 'linkRounds'])
    await expect(site.db().collection(name).findOne()).rejects.toMatchObject({ code: 13 });
  await site.close();
});
