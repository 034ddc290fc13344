import { jest } from '@jest/globals';
import { timing } from '@masthead/delivery';
import { failpointNames } from '@masthead/delivery/ports';
import { eventually, testMongoUri, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import { Redis } from 'ioredis';
import { addressOf } from '../../../../packages/delivery/test/seed.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { runChaos } from './chaos.ts';
import { checkLedger } from './check-ledger.ts';

jest.setTimeout(60_000);

const open = (recipients: number, timescale = 10) =>
  openStage({
    mongodbUri: testMongoUri(),
    redisUrl: testRedisUrl(),
    redisPrefix: testRedisPrefix(),
    recipients,
    timescale,
  });

const submitted = (stage: Stage, campaignId: string) =>
  eventually(
    async () => {
      const view = await stage.delivery.campaigns.get(campaignId);
      return view?.status === 'submitted' ? view : false;
    },
    { timeoutMs: 60_000, everyMs: 100 },
  );
const accepted = async (stage: Stage) =>
  ((await (await fetch(`${stage.sandboxUrl}/sandbox/stats`)).json()) as { accepted: number }).accepted;

describe('kill -9 of the worker', () => {
  it('in the middle of 1,000 recipients, then a restart: each recipient exactly once', async () => {
    const stage = await open(1_000);
    try {
      // Slow enough to be killed in the middle.
      await misbehave(stage, [{ match: { path: '/emails/batch' }, fault: { kind: 'slow', delayMs: 150 } }]);
      const worker = await stage.startWorker();
      const campaignId = await stage.schedule();
      await eventually(async () => (await accepted(stage)) >= 300, { timeoutMs: 30_000, everyMs: 10 });
      worker.kill('SIGKILL');
      await worker.exited;
      const atKill = await accepted(stage);
      expect(atKill).toBeLessThan(1_000);
      await stage.startWorker();
      const view = await submitted(stage, campaignId);
      expect(view).toMatchObject({ recipients: 1_000, counts: { submitted: 1_000, unknown: 0, pending: 0 } });
      expect(await accepted(stage)).toBe(1_000);
      expect(await checkLedger(stage.sandboxUrl, stage.database, stage.delivery)).toEqual({
        duplicates: 0,
        lost: 0,
        unknown: 0,
        problems: [],
        ok: true,
      });
    } finally {
      await stage.close();
    }
  });

  describe('at every failpoint, then a restart: everything exactly once', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await open(250, 30);
    });
    afterAll(() => stage.close());
    afterEach(() => misbehave(stage, []));

    const named = (pattern: RegExp) => failpointNames.filter((name) => pattern.test(name));
    /** Dies at the point, is started again, and all there is to do gets done. */
    const dieAndRestart = async (failpoint: string, isDone: () => Promise<unknown>) => {
      const doomed = await stage.startWorker({ FAILPOINT: failpoint });
      // A point that is never reached must not leave a worker behind for the tests that follow.
      const died = await eventually(() => doomed.hasExited(), { timeoutMs: 20_000 }).catch(() => false);
      doomed.kill('SIGKILL');
      expect(died).toBe(true);
      const second = await stage.startWorker();
      const done = await isDone();
      second.kill('SIGTERM');
      expect(await second.exited).toBe(0);
      expect(await checkLedger(stage.sandboxUrl, stage.database, stage.delivery)).toMatchObject({
        problems: [],
        ok: true,
      });
      return done;
    };

    it.each(named(/^(start|prepare|submit|finish)\./))('%s', async (name) => {
      const campaignId = await stage.schedule();
      expect(await dieAndRestart(name, () => submitted(stage, campaignId))).toMatchObject({
        recipients: 250,
        counts: { submitted: 250 },
      });
    });

    it.each(named(/^thaw\./))('%s: after a 429', async (name) => {
      await misbehave(stage, [
        { match: { path: '/emails/batch', count: 1 }, fault: { kind: '429', retryAfterSeconds: 0 } },
      ]);
      const campaignId = await stage.schedule();
      await dieAndRestart(name, () => submitted(stage, campaignId));
    });

    it.each(named(/^permissive\./))('%s: one address is refused', async (name) => {
      const { subscriptions } = stage.database.collections;
      await subscriptions.updateOne({ address: addressOf(7) }, { $set: { address: 'nobody@example.com' } });
      const campaignId = await stage.schedule();
      expect(await dieAndRestart(name, () => submitted(stage, campaignId))).toMatchObject({
        counts: { submitted: 249, failed: 1 },
      });
      await subscriptions.updateOne({ address: 'nobody@example.com' }, { $set: { address: addressOf(7) } });
    });

    it.each(named(/^outbox\./))('%s: a single mail', async (name) => {
      const purposeKey = `test/${name}`;
      await stage.delivery.outbox.enqueue({
        purposeKey,
        kind: 'test',
        from: { name: 'Fixtures', address: 'hello@news.masthead-fixtures.org' },
        to: `${name.replace('.', '-')}@readers.masthead-fixtures.org`,
        replyTo: null,
        subject: 'One thing',
        html: '<p>One</p>',
        text: 'One',
        headers: {},
      });
      await dieAndRestart(name, () =>
        eventually(async () => (await stage.delivery.outbox.state(purposeKey)) === 'submitted', {
          timeoutMs: 30_000,
        }),
      );
      const answer = await fetch(`${stage.sandboxUrl}/sandbox/messages?to=${name.replace('.', '-')}`);
      expect(await answer.json()).toHaveLength(1);
    });
  });
});

it('SIGTERM in the middle of a send: exits by itself, leaves no lease behind, and the rest goes later', async () => {
  const stage = await open(1_000);
  try {
    await misbehave(stage, [{ match: { path: '/emails/batch' }, fault: { kind: 'slow', delayMs: 150 } }]);
    const worker = await stage.startWorker();
    const campaignId = await stage.schedule();
    await eventually(async () => (await accepted(stage)) >= 200, { timeoutMs: 30_000, everyMs: 10 });
    worker.kill('SIGTERM');
    expect(await worker.exited).toBe(0);
    expect(await accepted(stage)).toBeLessThan(1_000);
    expect(await stage.database.collections.batches.countDocuments({ state: 'submitting' })).toBe(0);
    await stage.startWorker();
    await submitted(stage, campaignId);
    expect(await checkLedger(stage.sandboxUrl, stage.database, stage.delivery)).toMatchObject({ ok: true });
  } finally {
    await stage.close();
  }
});

it('kills, freezes beyond the lease, an emptied Redis and a third of the calls spoiled, all at once: I1–I7 hold', async () => {
  const timescale = 20;
  const prefix = testRedisPrefix();
  const stage = await openStage({
    mongodbUri: testMongoUri(),
    redisUrl: testRedisUrl(),
    redisPrefix: prefix,
    recipients: 1_500,
    timescale,
  });
  try {
    const result = await runChaos(stage, {
      kills: 8,
      stops: 2,
      workers: 2,
      seed: 4,
      faults: 0.3,
      redis: { times: 2, flush: () => forgetAll(prefix) },
      leaseMs: timing(timescale).leaseMs,
      say: () => undefined,
    });
    expect(result).toMatchObject({ problems: [], duplicates: 0, lost: 0, unknown: 0, ok: true });
  } finally {
    await stage.close();
  }
});

async function misbehave(stage: Stage, rules: readonly object[]): Promise<void> {
  const answer = await fetch(`${stage.sandboxUrl}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules }),
  });
  expect(answer.status).toBe(200);
}

/** As an emptied Redis looks to us; the server is shared with other tests. */
async function forgetAll(prefix: string): Promise<void> {
  const redis = new Redis(testRedisUrl());
  const keys = await redis.keys(`${prefix}*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
}
