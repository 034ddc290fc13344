import { jest } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { expectEachOnce } from '../../test/each-once.ts';
import { mailed, openEngine, type TestEngine } from '../../test/open-engine.ts';
import { addressOf, hexId } from '../../test/seed.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';

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

describe.each(['inline', 'template'] as const)('a campaign, handed over %s', (handOver) => {
  it('reaches every confirmed subscription once, and its states add up to the audience', async () => {
    await open(250, { worker: { handOver } });
    const { campaignId } = await engine.schedule();
    const sent = await statusIs(campaignId, 'submitted');
    expect(sent).toMatchObject({ recipients: 250, inFlight: 0, counts: { submitted: 250, pending: 0 } });
    expect(sent.finishedAt).not.toBeNull();
    await eachOnce(250);
  });
});

describe('who gets it', () => {
  it('leaves out who is not confirmed, suppressed, paused, monthly, or came after the start', async () => {
    await open(10);
    const { subscriptions } = engine.database.collections;
    const set = (i: number, change: object) =>
      subscriptions.updateOne({ address: addressOf(i) }, { $set: change });
    await set(0, { state: 'pending', confirmedAt: null });
    await set(1, { state: 'unsubscribed' });
    await set(2, { pausedUntil: new Date(Date.now() + 86_400_000) });
    await set(3, { frequency: 'monthly' });
    await set(4, { confirmedAt: new Date(Date.now() + 86_400_000) });
    const { campaignId } = await engine.schedule();
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({ recipients: 5 });
    expect((await mailed(engine.sandbox)).map(({ to }) => to).sort()).toEqual(
      [5, 6, 7, 8, 9].map(addressOf).sort(),
    );
  });

  it('drops at the last look who unsubscribed after the batch was cut', async () => {
    await open(5);
    const { campaignId } = await engine.schedule();
    onBatches({ kind: 'quota' }, 100);
    await statusIs(campaignId, 'paused');
    await engine.database.collections.subscriptions.updateOne(
      { address: addressOf(2) },
      { $set: { state: 'unsubscribed' } },
    );
    engine.sandbox.setFaults({ rules: [] });
    expect(await engine.delivery.campaigns.resume(campaignId, 'test')).toEqual({ ok: true });
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({
      recipients: 5,
      counts: { submitted: 4, skipped: 1 },
    });
    expect((await mailed(engine.sandbox)).map(({ to }) => to)).not.toContain(addressOf(2));
  });

  it('submits a batch of which nobody is left without a call', async () => {
    await open(3);
    const { campaignId } = await engine.schedule();
    onBatches({ kind: 'quota' }, 100);
    await statusIs(campaignId, 'paused');
    await engine.database.collections.subscriptions.updateMany({}, { $set: { state: 'unsubscribed' } });
    engine.sandbox.setFaults({ rules: [] });
    await engine.delivery.campaigns.resume(campaignId, 'test');
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({ counts: { skipped: 3, submitted: 0 } });
    await eachOnce(0);
  });
});

describe('when the provider misbehaves', () => {
  it.each([['accept-then-reset'], ['truncate'], ['500-after'], ['500-before'], ['503'], ['hang']])(
    '%s: each recipient once, nothing unknown',
    async (kind) => {
      await open(250);
      onBatches({ kind }, 2);
      const { campaignId } = await engine.schedule();
      expect(await statusIs(campaignId, 'submitted')).toMatchObject({
        counts: { submitted: 250, unknown: 0 },
      });
      await eachOnce(250);
    },
  );

  it('429: waits, and asks again with a new last look', async () => {
    await open(150);
    onBatches({ kind: '429', retryAfterSeconds: 0 }, 3);
    const { campaignId } = await engine.schedule();
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({ counts: { submitted: 150 } });
    await eachOnce(150);
  });

  it('429 after an ambiguous answer does not thaw: the first call may have been taken', async () => {
    await open(50);
    engine.sandbox.setFaults({
      rules: [
        { match: { path: '/emails/batch', nth: 1 }, fault: { kind: 'accept-then-reset' } },
        { match: { path: '/emails/batch', count: 2 }, fault: { kind: '429', retryAfterSeconds: 0 } },
      ],
    });
    const { campaignId } = await engine.schedule();
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({ counts: { submitted: 50 } });
    await eachOnce(50);
  });

  it('one refused address fails alone; the rest of its batch goes', async () => {
    await open(120);
    await engine.database.collections.subscriptions.updateOne(
      { address: addressOf(7) },
      { $set: { address: 'nobody@example.com' } },
    );
    const { campaignId } = await engine.schedule();
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({ counts: { submitted: 119, failed: 1 } });
    await eachOnce(119);
  });

  it('a refused key pauses with a reason, and nothing is lost', async () => {
    await open(30);
    const stranger = await engine.addWorker({
      resend: { apiKey: 're_nobody_knows_it', baseUrl: engine.sandbox.url },
    });
    const { campaignId } = await engine.schedule();
    await stranger.campaigns.runDue();
    await stranger.campaigns.idle();
    await stranger.campaigns.stop();
    const paused = await view(campaignId);
    expect(paused).toMatchObject({ status: 'paused', counts: { pending: 30 } });
    expect(paused.reason).toContain('api_key');
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await statusIs(campaignId, 'submitted');
    await eachOnce(30);
  });

  it('a request refused in kind fails the campaign as our own mistake; nothing is lost, and a person lets it try again', async () => {
    await open(30);
    const { apiKey, url } = engine.sandbox;
    const astray = await engine.addWorker({ resend: { apiKey, baseUrl: `${url}/nowhere` } });
    const { campaignId } = await engine.schedule();
    await astray.campaigns.runDue();
    await astray.campaigns.idle();
    await astray.campaigns.stop();
    const failed = await view(campaignId);
    expect(failed).toMatchObject({ status: 'failed', counts: { pending: 30 }, inFlight: 0 });
    expect(failed.reason).toContain('refused');
    // It stands still until somebody says so.
    await engine.run();
    await eachOnce(0);
    expect(await engine.delivery.campaigns.resume(campaignId, 'test')).toEqual({ ok: true });
    await statusIs(campaignId, 'submitted');
    await eachOnce(30);
  });

  it('quota pauses and resumes by itself when the window opens', async () => {
    await open(30);
    onBatches({ kind: 'quota' }, 1);
    const { campaignId } = await engine.schedule();
    const paused = await statusIs(campaignId, 'paused');
    expect(paused.reason).toContain('daily_quota_exceeded');
    await engine.database.collections.campaigns.updateMany({}, { $set: { resumeAt: new Date(0) } });
    await statusIs(campaignId, 'submitted');
    await eachOnce(30);
  });

  it('what stays ambiguous beyond 22 hours is unknown and is not sent again; an event settles it', async () => {
    await open(50);
    onBatches({ kind: 'accept-then-reset' }, 1);
    const { campaignId } = await engine.schedule();
    await engine.run();
    engine.sandbox.setFaults({
      rules: [{ match: { path: '/emails/batch' }, fault: { kind: '500-before' } }],
    });
    const { batches } = engine.database.collections;
    await batches.updateMany(
      {},
      { $set: { firstAttemptAt: new Date(Date.now() - 23 * 3_600_000), dueAt: new Date(0) } },
    );
    await eventually(async () => {
      await engine.run();
      return (await view(campaignId)).counts.unknown === 50;
    });
    engine.sandbox.setFaults({ rules: [] });
    await engine.run();
    await eachOnce(50);
    expect(await view(campaignId)).toMatchObject({ status: 'submitting', counts: { unknown: 50 } });
    await batches.updateOne({}, { $max: { 'marks.3': '4|msg_1|delivered' } });
    await engine.worker.maintenance.runDue();
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({
      counts: { unknown: 0, submitted: 49, delivered: 1 },
    });
  });
});

describe('what people want of it', () => {
  it('cancelled, mended and scheduled again: nobody twice, everybody once', async () => {
    await open(450, { worker: { concurrency: 1 } });
    const issueId = hexId();
    const first = await engine.schedule({ issueId });
    // The third call waits until the campaign has been cancelled.
    engine.sandbox.setFaults({
      rules: [{ match: { path: '/emails/batch', nth: 3 }, fault: { kind: 'slow', delayMs: 150 } }],
    });
    await engine.worker.campaigns.runDue();
    await eventually(async () => (await view(first.campaignId)).counts.submitted >= 200);
    const cancelled = await engine.delivery.campaigns.cancel(first.campaignId, 'test', 'a wrong link');
    expect(cancelled.ok).toBe(true);
    expect(cancelled.inFlight).toBeLessThanOrEqual(100);
    await engine.worker.campaigns.idle();
    const before = (await mailed(engine.sandbox)).length;
    expect(before).toBeLessThan(450);
    expect(await view(first.campaignId)).toMatchObject({
      status: 'cancelled',
      counts: { submitted: before, skipped: 450 - before },
    });
    const second = await engine.schedule({ issueId, subject: 'Mended' });
    expect(await statusIs(second.campaignId, 'submitted')).toMatchObject({ recipients: 450 - before });
    await eachOnce(450);
  });

  it('a pause takes back what is not under way; resume sends the rest', async () => {
    await open(450, { worker: { concurrency: 1 } });
    engine.sandbox.setFaults({
      rules: [{ match: { path: '/emails/batch', nth: 2 }, fault: { kind: 'slow', delayMs: 150 } }],
    });
    const { campaignId } = await engine.schedule();
    await engine.worker.campaigns.runDue();
    await eventually(async () => (await view(campaignId)).counts.submitted >= 100);
    expect(await engine.delivery.campaigns.pause(campaignId, 'test', 'wait')).toMatchObject({ ok: true });
    await engine.worker.campaigns.idle();
    const paused = await view(campaignId);
    expect(paused).toMatchObject({ status: 'paused', reason: 'wait', inFlight: 0 });
    expect(paused.counts.submitted).toBeLessThan(450);
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await statusIs(campaignId, 'submitted');
    await eachOnce(450);
  });

  it('an issue has one live campaign, a slot one issue', async () => {
    await open(1);
    const { issueId } = await engine.schedule({ at: soon(), slotDate: '2027-01-03' });
    await expect(engine.schedule({ issueId, at: soon() })).rejects.toThrow('live-campaign');
    await expect(engine.schedule({ at: soon(), slotDate: '2027-01-03' })).rejects.toThrow('slot-taken');
  });

  it('held by an edit it does not start; released with the new rendition it does', async () => {
    await open(3);
    const { campaignId, issueId } = await engine.schedule({ at: new Date(Date.now() + 200) });
    expect(await engine.delivery.campaigns.hold(issueId, 'edited after approval')).toBeInstanceOf(Date);
    await eventually(async () => Date.now() > (await view(campaignId)).scheduledFor.getTime());
    await engine.run();
    expect(await view(campaignId)).toMatchObject({ status: 'held', reason: 'edited after approval' });
    const { renditionId } = await view(campaignId);
    expect(await engine.delivery.campaigns.release(issueId, renditionId)).not.toBeNull();
    await statusIs(campaignId, 'submitted');
    expect(await engine.delivery.campaigns.hold(issueId, 'too late')).toBeNull();
    await eachOnce(3);
  });

  it('more than six hours late it waits for a person', async () => {
    await open(3);
    const { campaignId } = await engine.schedule({ at: new Date(Date.now() - 7 * 3_600_000) });
    await engine.run();
    expect(await view(campaignId)).toMatchObject({ status: 'held', counts: { pending: 0 } });
    expect(await engine.delivery.campaigns.resume(campaignId, 'test')).toEqual({ ok: true });
    await statusIs(campaignId, 'submitted');
  });

  it('a worker of another environment sends nothing from this database', async () => {
    await open(3);
    const { campaignId } = await engine.schedule();
    const clone = await engine.addWorker({ environmentId: 'clone' });
    await engine.database.collections.settings.insertOne({ _id: 'environment', value: 'test' });
    await clone.campaigns.runDue();
    await clone.campaigns.idle();
    expect(await view(campaignId)).toMatchObject({ status: 'held' });
    await eachOnce(0);
  });
});

function soon(): Date {
  return new Date(Date.now() + 3_600_000);
}
