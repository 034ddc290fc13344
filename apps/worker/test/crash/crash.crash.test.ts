import { jest } from '@jest/globals';
import { failpointNames } from '@masthead/delivery/ports';
import { eventually, testMongoUri, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import { openStage, type Stage } from '../harness/stage.ts';
import { checkLedger } from './check-ledger.ts';

jest.setTimeout(180_000);

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
      await fetch(`${stage.sandboxUrl}/sandbox/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          rules: [{ match: { path: '/emails/batch' }, fault: { kind: 'slow', delayMs: 150 } }],
        }),
      });
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

  // What a campaign passes through; the others belong to single mails, signups and events.
  const reached = failpointNames.filter((name) => /^(start|prepare|submit|finish)\./.test(name));

  describe('at every failpoint, then a restart: each recipient exactly once', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await open(250, 30);
    });
    afterAll(() => stage.close());

    it.each(reached)('%s', async (name) => {
      const campaignId = await stage.schedule();
      const doomed = await stage.startWorker({ FAILPOINT: name });
      expect(await doomed.exited).toBe('SIGKILL');
      const second = await stage.startWorker();
      expect(await submitted(stage, campaignId)).toMatchObject({
        recipients: 250,
        counts: { submitted: 250 },
      });
      second.kill('SIGTERM');
      expect(await second.exited).toBe(0);
      expect(await checkLedger(stage.sandboxUrl, stage.database, stage.delivery)).toMatchObject({
        problems: [],
        ok: true,
      });
    });
  });
});
