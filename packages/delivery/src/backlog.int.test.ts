import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { openEngine, type TestEngine } from '../test/open-engine.ts';
import { sharedDatabase } from '../test/shared-database.ts';
import { untilStatus } from '../test/until-status.ts';
import { makeBacklogReader, makeSettingStore } from './mongo/index.ts';
import { sendingStopSetting } from './ports/sending.ts';

jest.setTimeout(30_000);

let engine: TestEngine;
beforeAll(async () => {
  engine = await openEngine({ ...sharedDatabase, recipients: 250, worker: { concurrency: 1 } });
});
afterAll(() => engine.close());

it('what waits is counted while it waits, and gone when it is done', async () => {
  const backlog = makeBacklogReader(engine.database);
  const idle = await backlog.read();
  expect(idle.campaigns).toEqual({ run: 0, pause: 0, cancel: 0, canary: 0 });
  expect(idle.batches).toEqual({ ready: 0, submitting: 0, unknown: 0 });
  engine.sandbox.setFaults({
    rules: [{ match: { path: '/emails/batch', count: 1 }, fault: { kind: 'slow', delayMs: 2_000 } }],
  });
  const { campaignId } = await engine.schedule();
  await untilStatus(engine, campaignId, 'submitting');
  const busy = await backlog.read();
  expect(busy.campaigns.run).toBe(1);
  expect(busy.batches.ready + busy.batches.submitting).toBeGreaterThan(0);
  await untilStatus(engine, campaignId, 'submitted');
  const { campaigns, batches } = await backlog.read();
  expect([campaigns.run, batches]).toEqual([0, { ready: 0, submitting: 0, unknown: 0 }]);
  // Ready batches of a campaign that waits on purpose are no sign that it is stuck.
  const canary = { recipients: 100, minutes: 1_440 };
  const waits = await engine.schedule({ canary });
  await untilStatus(engine, waits.campaignId, 'waiting');
  expect(await backlog.read()).toMatchObject({ campaigns: { run: 0, canary: 1 }, batches: { ready: 2 } });
  await engine.delivery.campaigns.cancel(waits.campaignId, 'test', 'seen');
  await engine.database.db
    .collection('providerEvents')
    .insertOne({ dueAt: new Date(0), receivedAt: new Date(Date.now() - 60_000) });
  expect((await backlog.read()).sendingStopped).toBe(false);
  const stop = { code: 'invalid_api_key', message: 'API key is invalid', at: new Date() };
  await makeSettingStore(engine.database).set(sendingStopSetting, stop);
  expect((await backlog.read()).sendingStopped).toBe(true);
  await engine.delivery.sending.resume('test');
  expect((await backlog.read()).sendingStopped).toBe(false);
  const { events } = await backlog.read();
  expect(events.count).toBe(1);
  expect(events.lateMs).toBeGreaterThan(30_000);
});
