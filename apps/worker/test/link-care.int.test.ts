import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually, testMongoUri, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import { publishIssue } from '../../../packages/links/test/issue-linking-to.ts';
import { openStage, type Stage } from './harness/stage.ts';

let stage: Stage;
let house: Server;
let link = '';
const reached: string[] = [];

beforeAll(async () => {
  house = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => house.listen(0, '127.0.0.1', resolve));
  link = `http://127.0.0.1:${(house.address() as AddressInfo).port}/secret`;
  stage = await openStage({
    mongodbUri: testMongoUri(),
    redisUrl: testRedisUrl(),
    redisPrefix: testRedisPrefix(),
    recipients: 1,
    // Ten minutes in three seconds.
    timescale: 200,
  });
  await publishIssue(stage.database.db, 1, new Date(Date.now() - 1_000), [link]);
}, 120_000);
afterAll(async () => {
  await stage?.close();
  house?.closeAllConnections();
  house?.close();
}, 30_000);

it('a worker that runs looks after past links by itself and never inside the house; one switched off does not', async () => {
  // It began first, so the round would be its.
  const off = await stage.startWorker();
  const on = await stage.startWorker({ OUTBOUND_LOOKUPS: 'on' });
  const linkStatuses = stage.database.db.collection<{ _id: string }>('linkStatuses');
  const found = await eventually(async () => (await linkStatuses.findOne()) ?? undefined, {
    timeoutMs: 30_000,
  });
  expect(found).toMatchObject({ _id: link, status: { state: 'unknown', why: 'not asked: an unusual port' } });
  const told = (output: readonly string[]) => output.join('').includes('links of past issues were looked at');
  await eventually(() => told(on.output));
  expect(told(off.output)).toBe(false);
  expect(reached).toEqual([]);
  on.kill('SIGTERM');
  off.kill('SIGTERM');
  expect(await Promise.all([on.exited, off.exited])).toEqual([0, 0]);
}, 60_000);
