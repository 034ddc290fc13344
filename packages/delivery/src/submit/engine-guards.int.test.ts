import { jest } from '@jest/globals';
import { eventually } from '@masthead/testing';
import type { ObjectId } from 'mongodb';
import { expectEachOnce } from '../../test/each-once.ts';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { addressOf, seedSubscribers } from '../../test/seed.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';
import { makeBatchStore, makeCampaignStore } from '../mongo/index.ts';

jest.setTimeout(30_000);

let engine: TestEngine;
const open = async (recipients: number, options: Partial<Parameters<typeof openEngine>[0]> = {}) => {
  engine = await openEngine({ ...sharedDatabase, recipients, ...options });
  return engine;
};
afterEach(() => engine.close());

const view = (campaignId: string) => viewOf(engine, campaignId);
const statusIs = (campaignId: string, status: string) => untilStatus(engine, campaignId, status);
const eachOnce = (count: number) => expectEachOnce(engine, count);
const onBatches = (fault: object, count = 1) =>
  engine.sandbox.setFaults({ rules: [{ match: { path: '/emails/batch', count }, fault: fault as never }] });

describe('guards and decisions', () => {
  const sendAll = async (recipients: number, handOver: 'inline' | 'template' = 'inline') => {
    await open(recipients, { worker: { handOver } });
    const { campaignId } = await engine.schedule();
    await statusIs(campaignId, 'submitted');
    return campaignId;
  };

  it('too many bounces pause a campaign that still sends, with the figures', async () => {
    await open(250, { worker: { concurrency: 1 } });
    // Calls take long, so that the campaign still sends and nothing but the guard can pause it.
    onBatches({ kind: 'slow', delayMs: 3_000 }, 100);
    const { campaignId } = await engine.schedule();
    await statusIs(campaignId, 'submitting');
    const marks = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`marks.${i}`, `6|msg_${i}|bounced`]),
    );
    await engine.database.collections.batches.updateOne({ n: 0 }, { $max: marks });
    await engine.worker.maintenance.runDue();
    const paused = await view(campaignId);
    expect(paused).toMatchObject({
      status: 'paused',
      reason: expect.stringMatching(/^20 of \d+ mails bounced/),
    });
    // Somebody has seen it and goes on: it is not stopped again for the same.
    engine.sandbox.setFaults({ rules: [] });
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await engine.worker.maintenance.runDue();
    expect((await view(campaignId)).status).not.toBe('paused');
  });

  it('the template at the provider goes when its campaign is long over', async () => {
    await sendAll(3, 'template');
    const templates = async () =>
      (
        (await (
          await fetch(`${engine.sandbox.url}/templates`, {
            headers: { authorization: `Bearer ${engine.sandbox.apiKey}`, 'user-agent': 'test' },
          })
        ).json()) as { data: unknown[] }
      ).data.length;
    await engine.worker.maintenance.runDue();
    expect(await templates()).toBe(1);
    await engine.database.collections.campaigns.updateMany(
      {},
      { $set: { finishedAt: new Date(Date.now() - 8 * 86_400_000) } },
    );
    await engine.worker.maintenance.runDue();
    expect(await templates()).toBe(0);
  });

  it('a retry mails whoever failed and nobody else', async () => {
    await open(120);
    const { subscriptions } = engine.database.collections;
    await subscriptions.updateOne({ address: addressOf(7) }, { $set: { address: 'nobody@example.com' } });
    const { campaignId } = await engine.schedule();
    await statusIs(campaignId, 'submitted');
    await subscriptions.updateOne({ address: 'nobody@example.com' }, { $set: { address: addressOf(7) } });
    const retried = await engine.delivery.campaigns.retryFailed(campaignId, 'test');
    if (!retried.ok) throw new Error(retried.help);
    expect(await statusIs(retried.campaignId, 'submitted')).toMatchObject({ recipients: 1 });
    await eachOnce(120);
  });

  it('a retry says beforehand whom it mails: those proved unsent who still read', async () => {
    const campaignId = await sendAll(8);
    const { batches, subscriptions } = engine.database.collections;
    const [batch] = await batches.find().toArray();
    if (batch === undefined) throw new Error('no batch');
    const given = (i: number) => ({ [`holds.${i}`]: `${String(batch.holds[i])}@${batch._id}` });
    // Refused at once; taken and failed later; out of quota by an event; unsent, its reader left; unsent, its reader rests.
    await batches.updateOne(
      {},
      {
        $set: {
          'marks.0': '5||failed',
          'marks.1': '5|msg_taken|failed',
          'marks.2': '5|msg_quota|failed',
          'marks.3': '5||failed',
          'marks.4': '5||failed',
          tally: '?',
          ...given(2),
        },
      },
    );
    const row = (i: number) => ({ _id: batch.subscriptions[i] as ObjectId });
    await subscriptions.updateOne(row(3), { $set: { state: 'unsubscribed' } });
    await subscriptions.updateOne(row(4), { $set: { pausedUntil: new Date(Date.now() + 86_400_000) } });
    expect(await view(campaignId)).toMatchObject({ counts: { failed: 5, submitted: 3 } });
    const mails = await engine.delivery.campaigns.mailsToRetry(campaignId);
    expect(mails).toBe(2);
    const retried = await engine.delivery.campaigns.retryFailed(campaignId, 'test');
    if (!retried.ok) throw new Error(retried.help);
    expect(await statusIs(retried.campaignId, 'submitted')).toMatchObject({ recipients: mails });
  });

  it.each([
    ['sent', 50, 'submitted'],
    ['unsent', 50, 'failed'],
  ] as const)('unknown, settled as %s by an operator', async (as, recipients, state) => {
    const campaignId = await sendAll(recipients);
    const { batches, campaigns } = engine.database.collections;
    await batches.updateMany({}, { $set: { state: 'unknown' } });
    await campaigns.updateMany({}, { $set: { open: true, live: true } });
    expect(await view(campaignId)).toMatchObject({ status: 'submitting', counts: { unknown: recipients } });
    expect(await engine.delivery.campaigns.settleUnknown(campaignId, as, 'test')).toEqual({ recipients });
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({ counts: { [state]: recipients } });
  });
});

describe('several at once', () => {
  it('three workers share one campaign: each recipient once', async () => {
    await open(1_000);
    const others = [await engine.addWorker(), await engine.addWorker()];
    const { campaignId } = await engine.schedule();
    await Promise.all([engine.worker, ...others].map((one) => one.campaigns.runDue()));
    await Promise.all([engine.worker, ...others].map((one) => one.campaigns.idle()));
    await statusIs(campaignId, 'submitted');
    await eachOnce(1_000);
  });

  it('a worker that lost its lease changes nothing any more', async () => {
    await open(1);
    const batches = makeBatchStore(engine.database);
    const { campaignId } = await engine.schedule();
    onBatches({ kind: 'quota' }, 1);
    await statusIs(campaignId, 'paused');
    await engine.worker.campaigns.stop();
    await makeCampaignStore(engine.database).setIntent(campaignId, {
      from: ['pause'],
      to: 'run',
      reason: null,
      actor: 'test',
    });
    const claim = (leaseMs: number) => batches.claim(campaignId, { leaseMs, frozenOnly: false, limit: 8 });
    const [slept] = await claim(0);
    const awake = await eventually(async () => (await claim(60_000))[0] ?? false);
    if (slept === undefined) throw new Error('nothing to claim');
    expect(await claim(60_000)).toEqual([]);
    expect(awake.epoch).toBe(slept.epoch + 1);
    const what = { skip: [], bodyHash: 'x', lookedAt: new Date() };
    expect(await batches.freeze(slept.id, slept.epoch, what)).toBe(false);
    expect(await batches.record(slept.id, slept.epoch, ['id'], [])).toBe(false);
    expect(
      await batches.thaw(slept.id, slept.epoch, {
        delayMs: 0,
        permissive: false,
        trouble: { code: '', message: '' },
      }),
    ).toBe(false);
    expect(await batches.freeze(awake.id, awake.epoch, what)).toBe(true);
    // The renewal that was on its way when the doubt was written leases nothing: nobody holds the batch any more.
    const trouble = { code: 'no-answer', message: '' };
    expect(await batches.again(awake.id, awake.epoch, { delayMs: 0, inDoubt: true, trouble })).toBe(true);
    await batches.renew([awake], 60_000);
    const [claimed] = await batches.claim(campaignId, { leaseMs: 60_000, frozenOnly: true, limit: 1 });
    expect(claimed).toMatchObject({ id: awake.id, inDoubt: true });
  });

  it('somebody who joins while it runs is not in it, and two preparers cut the same batches', async () => {
    await open(400);
    const other = await engine.addWorker();
    const { campaignId } = await engine.schedule();
    await Promise.all([engine.worker.campaigns.runDue(), other.campaigns.runDue()]);
    await seedSubscribers(engine.database, engine.newsletter.id, 5, 10_000);
    await engine.database.collections.subscriptions.updateMany(
      { address: { $in: [10_000, 10_001, 10_002, 10_003, 10_004].map(addressOf) } },
      { $set: { confirmedAt: new Date(Date.now() + 1000) } },
    );
    await other.campaigns.idle();
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({ recipients: 400 });
    await eachOnce(400);
  });
});

function _soon(): Date {
  return new Date(Date.now() + 3_600_000);
}
