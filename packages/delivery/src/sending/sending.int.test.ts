import { jest } from '@jest/globals';
import { expectEachOnce } from '../../test/each-once.ts';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';

jest.setTimeout(120_000);

let engine: TestEngine;
const open = async (recipients: number, handOver: 'inline' | 'template' = 'inline') => {
  engine = await openEngine({ ...sharedDatabase, recipients, worker: { handOver } });
  return engine;
};
afterEach(() => engine.close());

const faulty = (fault: object, match: object = { path: '/emails/batch' }) =>
  engine.sandbox.setFaults({ rules: [{ match, fault: fault as never }] });
const heal = () => engine.sandbox.setFaults({ rules: [] });
const statusIs = (campaignId: string, status: string) => untilStatus(engine, campaignId, status);
/** The provider's window opens: what the timer waits for lies behind it. */
const windowOpens = () =>
  engine.database.collections.campaigns.updateMany(
    { resumeAt: { $ne: null } },
    { $set: { resumeAt: new Date(0) } },
  );
const anotherKey = (key: string) =>
  engine.addWorker({ resend: { apiKey: key, baseUrl: engine.sandbox.url } });

describe('a quota that is used up', () => {
  it('pauses with the reason and goes on by itself when the window opens, without those who left meanwhile', async () => {
    await open(150);
    faulty({ kind: 'quota', period: 'daily' });
    const { campaignId } = await engine.schedule();
    const paused = await statusIs(campaignId, 'paused');
    expect(paused.reason).toContain('daily_quota_exceeded');
    heal();
    await engine.run();
    expect((await viewOf(engine, campaignId)).status).toBe('paused');
    await engine.database.collections.subscriptions.updateMany(
      { address: { $in: ['reader-3@readers.masthead-fixtures.org'] } },
      { $set: { state: 'unsubscribed' } },
    );
    await engine.database.collections.subscriptions.updateOne({}, { $set: { state: 'unsubscribed' } });
    await windowOpens();
    const done = await statusIs(campaignId, 'submitted');
    expect(done.counts.skipped).toBeGreaterThanOrEqual(1);
    expect(done.counts.submitted + done.counts.skipped).toBe(150);
  });

  it('an operator’s pause meanwhile is theirs: nothing resumes it but a person', async () => {
    await open(50);
    faulty({ kind: 'quota' });
    const { campaignId } = await engine.schedule();
    await statusIs(campaignId, 'paused');
    heal();
    expect(
      await engine.delivery.campaigns.pause(campaignId, 'ada', 'Wait for the corrigendum'),
    ).toMatchObject({
      ok: true,
    });
    await windowOpens();
    await engine.run();
    expect(await viewOf(engine, campaignId)).toMatchObject({
      status: 'paused',
      reason: 'Wait for the corrigendum',
    });
    // Twice is once.
    expect((await engine.delivery.campaigns.pause(campaignId, 'ada', 'again')).ok).toBe(false);
    expect((await engine.delivery.campaigns.resume(campaignId, 'ada')).ok).toBe(true);
    await statusIs(campaignId, 'submitted');
    await expectEachOnce(engine, 50);
  });

  it('met while publishing the template it is as visible, and a long one makes the start not late', async () => {
    await open(20, 'template');
    faulty({ kind: 'quota' }, { path: '/templates' });
    const { campaignId } = await engine.schedule();
    expect((await statusIs(campaignId, 'paused')).reason).toContain('quota');
    heal();
    // Half a day later.
    const instant = new Date(Date.now() - 12 * 3_600_000);
    await engine.database.collections.campaigns.updateMany({}, { $set: { scheduledFor: instant } });
    await windowOpens();
    await statusIs(campaignId, 'submitted');
    await expectEachOnce(engine, 20);
  });
});

describe('a provider that lets nothing through', () => {
  const stoppedBy = async (recipients: number) => {
    await open(recipients);
    await engine.worker.campaigns.stop();
    const refused = await anotherKey('re_no_such_key');
    const { campaignId } = await engine.schedule();
    await refused.campaigns.runDue();
    await refused.campaigns.idle();
    return { campaignId, refused };
  };

  it('stops all sending, says so, and goes on when a person has mended it', async () => {
    const { campaignId, refused } = await stoppedBy(150);
    const { stopped } = await engine.delivery.sending.state();
    expect(stopped?.code).toMatch(/api_key/);
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'paused' });
    // Another campaign, and a single mail: neither makes a call.
    const other = await engine.schedule();
    await engine.delivery.outbox.enqueue({
      purposeKey: 'confirm/1',
      kind: 'confirm',
      from: { name: 'Fixtures', address: 'hello@news.masthead-fixtures.org' },
      to: 'new@readers.masthead-fixtures.org',
      replyTo: null,
      subject: 'Confirm',
      html: '<p>Confirm</p>',
      text: 'Confirm',
      headers: {},
    });
    await refused.campaigns.runDue();
    await refused.campaigns.idle();
    await refused.processors.outbox.runDue();
    expect(await viewOf(engine, other.campaignId)).toMatchObject({ status: 'paused' });
    expect(await engine.delivery.outbox.state('confirm/1')).toBe('ready');

    const mended = await anotherKey(engine.sandbox.apiKey);
    await mended.campaigns.runDue();
    await mended.campaigns.idle();
    expect((await engine.sandbox.stats()).accepted).toBe(0);
    expect(await engine.delivery.sending.resume('ada')).toBe(true);
    expect(await engine.delivery.sending.resume('ada')).toBe(false);
    await mended.processors.outbox.runDue();
    await mended.campaigns.runDue();
    await mended.campaigns.idle();
    await mended.campaigns.runDue();
    await mended.campaigns.idle();
    await expectEachOnce(engine, 301);
    expect((await engine.delivery.sending.state()).stopped).toBeNull();
  });

  it('resuming one campaign says that it was mended; a person’s pause stays', async () => {
    const { campaignId } = await stoppedBy(20);
    const waiting = await engine.schedule();
    await engine.delivery.campaigns.pause(waiting.campaignId, 'ada', 'not yet');
    expect((await engine.delivery.campaigns.resume(campaignId, 'ada')).ok).toBe(true);
    expect((await engine.delivery.sending.state()).stopped).toBeNull();
    expect(await viewOf(engine, waiting.campaignId)).toMatchObject({ status: 'paused', reason: 'not yet' });
  });
});

describe('a sender that warms up', () => {
  const domain = 'news.masthead-fixtures.org';
  const aDayPasses = async () => {
    const { batches, campaigns } = engine.database.collections;
    const dayMs = 86_400_000;
    await batches.updateMany({ firstAttemptAt: { $ne: null } }, [
      { $set: { firstAttemptAt: { $subtract: ['$firstAttemptAt', dayMs] } } },
    ]);
    // The plan began on the day that is now yesterday.
    const { settings } = engine.database.collections;
    const ramps = (await settings.findOne({ _id: 'ramps' }))?.value as Record<string, { startedOn: string }>;
    for (const plan of Object.values(ramps))
      plan.startedOn = new Date(Date.parse(plan.startedOn) - dayMs).toISOString().slice(0, 10);
    await settings.updateOne({ _id: 'ramps' }, { $set: { value: ramps } });
    // Nobody holds a batch now: a clock that jumps past a lease makes its holder leave the call to the next one.
    engine.passTime(10_000);
    // Last: a worker's own timer may resume the campaign at once, and must find the day begun.
    await campaigns.updateMany({ resumeAt: { $ne: null } }, { $set: { resumeAt: new Date(0) } });
  };

  it('sends no more than its cap a day, two workers together, says why it waits, and goes on the next day', async () => {
    await open(1_000);
    const other = await engine.addWorker();
    await engine.delivery.sending.setRamp(domain, [200, 300], 'ada');
    const { campaignId } = await engine.schedule();
    await Promise.all([engine.worker.campaigns.runDue(), other.campaigns.runDue()]);
    await Promise.all([engine.worker.campaigns.idle(), other.campaigns.idle()]);
    const paused = await statusIs(campaignId, 'paused');
    expect(paused.reason).toContain('warms up');
    const first = (await engine.sandbox.stats()).accepted;
    expect(first).toBeLessThanOrEqual(200);
    expect(first).toBeGreaterThan(0);
    expect((await engine.delivery.sending.state()).ramps).toMatchObject([
      { domain, sendingDay: 1, cap: 200, sent: first },
    ]);
    await engine.run();
    expect((await engine.sandbox.stats()).accepted).toBe(first);

    await aDayPasses();
    await statusIs(campaignId, 'paused');
    const second = (await engine.sandbox.stats()).accepted - first;
    expect(second).toBeLessThanOrEqual(300);
    expect(second).toBeGreaterThan(0);
    await aDayPasses();
    await statusIs(campaignId, 'submitted');
    await expectEachOnce(engine, 1_000);
  });

  it('an operator lifts it, and what waits goes at once', async () => {
    await open(500);
    await engine.delivery.sending.setRamp(domain, [100], 'ada');
    const { campaignId } = await engine.schedule();
    await statusIs(campaignId, 'paused');
    expect(await engine.delivery.sending.liftRamp(domain, 'ada')).toBe(true);
    expect(await engine.delivery.sending.liftRamp(domain, 'ada')).toBe(false);
    engine.passTime(10_000);
    await statusIs(campaignId, 'submitted');
    await expectEachOnce(engine, 500);
  });

  it('another sender’s cap is none of ours', async () => {
    await open(300);
    await engine.delivery.sending.setRamp('other.masthead-fixtures.org', [100], 'ada');
    const { campaignId } = await engine.schedule();
    await statusIs(campaignId, 'submitted');
  });
});
