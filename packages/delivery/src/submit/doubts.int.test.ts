import { jest } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { ObjectId } from 'mongodb';
import { expectEachOnce } from '../../test/each-once.ts';
import { mailed, openEngine, type TestEngine } from '../../test/open-engine.ts';
import { addressOf } from '../../test/seed.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';

jest.setTimeout(30_000);

let engine: TestEngine;
const open = async (recipients: number) => {
  engine = await openEngine({ ...sharedDatabase, recipients });
  return engine;
};
afterEach(() => engine.close());

const view = (campaignId: string) => viewOf(engine, campaignId);
const statusIs = (campaignId: string, status: string) => untilStatus(engine, campaignId, status);
const faults = (...rules: { match: object; fault: object }[]) =>
  engine.sandbox.setFaults({ rules: rules as never });
const onBatches = { path: '/emails/batch' };
/** Cut, and stopped by a quota before anything was taken; the engine's own worker is gone. */
const stopHalfway = async () => {
  faults({ match: onBatches, fault: { kind: 'quota' } });
  const scheduled = await engine.schedule();
  await statusIs(scheduled.campaignId, 'paused');
  await engine.worker.campaigns.stop();
  faults();
  await engine.delivery.campaigns.resume(scheduled.campaignId, 'test');
  return scheduled;
};
const runAnother = async (options: Parameters<TestEngine['addWorker']>[0] = {}) => {
  const worker = await engine.addWorker(options);
  await worker.campaigns.runDue();
  await worker.campaigns.idle();
  await worker.campaigns.stop();
};

describe('a started campaign that lacks what it was frozen with pauses and says so', () => {
  it('its signing key', async () => {
    await open(120);
    const { campaignId } = await stopHalfway();
    await runAnother({ tokenKeys: [{ kid: 'k2', secret: new Uint8Array(32).fill(9) }] });
    const paused = await view(campaignId);
    expect(paused).toMatchObject({ status: 'paused', counts: { pending: 120 }, inFlight: 0 });
    expect(paused.reason).toContain('“k1”');
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await runAnother();
    expect(await view(campaignId)).toMatchObject({ status: 'submitted', reason: null });
    await expectEachOnce(engine, 120);
  });

  it('its rendition', async () => {
    await open(120);
    const { campaignId } = await stopHalfway();
    const { renditions } = engine.database.collections;
    const kept = await renditions.find().toArray();
    await renditions.deleteMany({});
    await runAnother();
    const paused = await view(campaignId);
    expect(paused).toMatchObject({ status: 'paused', counts: { pending: 120 } });
    expect(paused.reason).toContain('rendition is gone');
    await renditions.insertMany(kept);
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await runAnother();
    await expectEachOnce(engine, 120);
  });

  it('and a call in doubt that it cannot repeat is unknown in the end, not in flight for ever', async () => {
    await open(10);
    faults({ match: onBatches, fault: { kind: 'accept-then-reset' } });
    const { campaignId } = await engine.schedule();
    await engine.run();
    await engine.worker.campaigns.stop();
    const { batches, renditions } = engine.database.collections;
    await renditions.deleteMany({});
    await batches.updateMany({}, { $set: { dueAt: new Date(0) } });
    await runAnother();
    expect(await view(campaignId)).toMatchObject({ status: 'paused', inFlight: 10 });
    await batches.updateMany({}, { $set: { firstAttemptAt: new Date(Date.now() - 23 * 3_600_000) } });
    await runAnother();
    expect(await view(campaignId)).toMatchObject({ inFlight: 0, counts: { unknown: 10 } });
  });
});

it('whom a call under way at the cancel did not reach, the next campaign of the issue reaches', async () => {
  await open(50);
  faults({ match: onBatches, fault: { kind: '429', retryAfterSeconds: 3600 } });
  const { campaignId, issueId } = await engine.schedule();
  await engine.run();
  await engine.worker.campaigns.stop();
  faults();
  const { batches } = engine.database.collections;
  // As it is while the call is under way.
  const lease = new Date(Date.now() + 60_000);
  await batches.updateMany(
    { size: { $gt: 0 } },
    { $set: { state: 'submitting', firstAttemptAt: new Date(), bodyHash: 'x', dueAt: lease } },
  );
  expect(await engine.delivery.campaigns.cancel(campaignId, 'test', 'a wrong link')).toEqual({
    ok: true,
    inFlight: 50,
  });
  const second = await engine.schedule({ issueId, subject: 'Mended' });
  const worker = await engine.addWorker({ timescale: 1 });
  await worker.campaigns.runDue();
  await worker.campaigns.idle();
  expect(await view(second.campaignId)).toMatchObject({ status: 'scheduled' });
  // It is refused: nothing was sent.
  await batches.updateMany(
    { campaignId: new ObjectId(campaignId), size: { $gt: 0 } },
    { $set: { state: 'ready', attempt: 2, firstAttemptAt: null, bodyHash: null, dueAt: new Date(0) } },
  );
  await eventually(async () => {
    await worker.campaigns.runDue();
    await worker.campaigns.idle();
    return (await view(second.campaignId)).status === 'submitted';
  });
  expect(await view(second.campaignId)).toMatchObject({ recipients: 50, counts: { submitted: 50 } });
  expect(await view(campaignId)).toMatchObject({ counts: { skipped: 50 }, inFlight: 0 });
  await expectEachOnce(engine, 50);
});

it('a refusal of the body settles no doubt: an earlier answer was ambiguous', async () => {
  await open(50);
  await engine.database.collections.subscriptions.updateOne(
    { address: addressOf(7) },
    { $set: { address: 'nobody@example.com' } },
  );
  faults({ match: { ...onBatches, nth: 1 }, fault: { kind: '500-before' } });
  const { campaignId } = await engine.schedule();
  const { batches } = engine.database.collections;
  await eventually(async () => {
    await engine.run();
    return (await batches.findOne({ 'lastError.code': 'validation_error' })) !== null;
  });
  expect(await batches.findOne({ size: { $gt: 0 } })).toMatchObject({
    state: 'submitting',
    attempt: 1,
    permissive: false,
    inDoubt: true,
  });
  expect(await view(campaignId)).toMatchObject({ status: 'submitting', inFlight: 50 });
  expect(await mailed(engine.sandbox)).toHaveLength(0);
});

it('refused as a whole, then message by message as a whole again, it is not about single readers: the campaign fails, nobody is lost', async () => {
  await open(50);
  faults({ match: onBatches, fault: { kind: '422' } });
  const { campaignId } = await engine.schedule();
  const failed = await statusIs(campaignId, 'failed');
  expect(failed.reason).toContain('The provider refuses the mails (validation_error)');
  expect(failed).toMatchObject({ inFlight: 0, counts: { pending: 50, submitted: 0, failed: 0 } });
  expect(await engine.database.collections.batches.findOne({ size: { $gt: 0 } })).toMatchObject({
    state: 'ready',
    permissive: true,
    inDoubt: false,
  });
  expect(await mailed(engine.sandbox)).toHaveLength(0);
});

it('of a permissive batch that is unknown, events settle whom they tell of; with all of them it is over', async () => {
  await open(3);
  const { campaignId } = await engine.schedule();
  await statusIs(campaignId, 'submitted');
  const { batches, campaigns } = engine.database.collections;
  await batches.updateMany({ size: 3 }, { $set: { state: 'unknown', permissive: true } });
  await campaigns.updateMany({}, { $set: { open: true, live: true, finishedAt: null } });
  await batches.updateMany(
    { size: 3 },
    { $max: { 'marks.0': '4|msg_1|delivered', 'marks.1': '2|msg_2|submitted' } },
  );
  await engine.worker.maintenance.runDue();
  expect(await view(campaignId)).toMatchObject({ counts: { unknown: 1, delivered: 1, submitted: 1 } });
  await batches.updateMany({ size: 3 }, { $max: { 'marks.2': '6|msg_3|bounced' } });
  await engine.worker.maintenance.runDue();
  const over = await statusIs(campaignId, 'submitted');
  expect(over).toMatchObject({ counts: { unknown: 0, delivered: 1, submitted: 1, bounced: 1 } });
  expect(over.finishedAt).not.toBeNull();
});
