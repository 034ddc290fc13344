import { jest } from '@jest/globals';
import { eventually, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import { expectEachOnce } from '../../test/each-once.ts';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { sharedDatabase } from '../../test/shared-database.ts';

jest.setTimeout(60_000);

let engine: TestEngine;
afterEach(() => engine.close());

/** Two workers that share a Redis and a limit of so many requests a second, which the sandbox counts by sliding windows. */
async function openPair(recipients: number, perSecond: number) {
  const shared = {
    redisUrl: testRedisUrl(),
    redisPrefix: testRedisPrefix(),
    requestsPerSecond: perSecond,
    timescale: 1,
  };
  engine = await openEngine({
    ...sharedDatabase,
    recipients,
    sandbox: { requestsPerSecond: perSecond, window: 'sliding' },
    worker: shared,
  });
  const workers = [engine.worker, await engine.addWorker()];
  return {
    run: async () => {
      await Promise.all(workers.map((worker) => worker.campaigns.runDue()));
      await Promise.all(workers.map((worker) => worker.campaigns.idle()));
    },
    workers,
  };
}

const requests = async () => (await engine.sandbox.stats()).requests;
const statusOf = async (campaignId: string) => (await engine.delivery.campaigns.get(campaignId))?.status;
/** Runs until nothing is left, as the reconcile timer would. */
async function finish(run: () => Promise<void>, campaignId: string): Promise<void> {
  await eventually(
    async () => {
      await run();
      return (await statusOf(campaignId)) === 'submitted';
    },
    { timeoutMs: 40_000 },
  );
}

describe('two workers share one limit', () => {
  it('what both hand over stays at it, and hardly anything is refused', async () => {
    const { run } = await openPair(4_000, 20);
    const { campaignId } = await engine.schedule();
    await finish(run, campaignId);
    await expectEachOnce(engine, 4_000);
    const { refused, requests: all } = await requests();
    // Not a single one on a quiet machine; on one that stops a process for long, what is refused is sent later.
    expect(all - refused).toBe(40);
    expect(refused).toBeLessThanOrEqual(2);
  });

  it('a storm of 429 stops both, each for as long as it is told, and loses nothing', async () => {
    const { run } = await openPair(1_500, 20);
    engine.sandbox.setFaults({
      rules: [{ match: { path: '/emails/batch', count: 4 }, fault: { kind: '429', retryAfterSeconds: 1 } }],
    });
    const { campaignId } = await engine.schedule();
    await finish(run, campaignId);
    await expectEachOnce(engine, 1_500);
    const stats = await engine.sandbox.stats();
    // Had one of them gone on while the other was told to wait, the rest of the storm would have hit that one too.
    expect(stats.faults).toEqual([{ kind: '429', fired: 4 }]);
    expect(stats.requests.requests).toBe(15 + 4);
    expect(stats.requests.refused).toBe(0);
  });

  it('a limit that falls mid-way is kept by both, one that rises is used', async () => {
    const { run } = await openPair(4_000, 20);
    const { campaignId } = await engine.schedule();
    const sending = finish(run, campaignId);
    await eventually(async () => (await requests()).requests >= 10);
    engine.sandbox.setLimits({ requestsPerSecond: 5 });
    await eventually(async () => (await requests()).requests >= 14);
    // Whoever was on the way when it fell may have been refused; from here on nobody is.
    const { refused } = await requests();
    expect(refused).toBeLessThanOrEqual(3);
    await eventually(async () => (await requests()).requests >= 22);
    expect((await requests()).refused - refused).toBeLessThanOrEqual(1);
    engine.sandbox.setLimits({ requestsPerSecond: 40 });
    await sending;
    await expectEachOnce(engine, 4_000);
  });

  it('single mails go first', async () => {
    const { run, workers } = await openPair(3_000, 10);
    const { campaignId } = await engine.schedule();
    const sending = finish(run, campaignId);
    await eventually(async () => (await requests()).requests >= 5);
    const before = (await requests()).requests;
    for (let i = 0; i < 3; i += 1) {
      await engine.delivery.outbox.enqueue({
        purposeKey: `confirm/${i}`,
        kind: 'confirm',
        from: { name: 'Fixtures', address: 'hello@news.masthead-fixtures.org' },
        to: `new-${i}@readers.masthead-fixtures.org`,
        replyTo: null,
        subject: 'Confirm',
        html: '<p>Confirm</p>',
        text: 'Confirm',
        headers: {},
      });
    }
    await workers[1]?.processors.outbox.runDue();
    const after = (await requests()).requests;
    // Three turns of their own, and a few that were being given out when they came.
    expect(after - before).toBeLessThanOrEqual(8);
    expect(await engine.delivery.outbox.state('confirm/2')).toBe('submitted');
    await sending;
    await expectEachOnce(engine, 3_003);
  });
});
