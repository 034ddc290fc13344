import { jest } from '@jest/globals';
import { eventually } from '@masthead/testing';
import type { Document } from 'mongodb';
import { expectEachOnce } from '../../test/each-once.ts';
import { givenUpEvent } from '../../test/given-up-event.ts';
import { mailed, openEngine, type TestEngine } from '../../test/open-engine.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';
import { makeCampaignStore } from '../mongo/index.ts';
import type { DeliveryWorker } from '../open-worker.ts';

jest.setTimeout(30_000);

const hourMs = 3_600_000;
let engine: TestEngine;
const open = async (recipients: number) => {
  engine = await openEngine({ ...sharedDatabase, recipients, worker: { concurrency: 1 } });
  return engine;
};
afterEach(() => engine.close());

type Dump = ReadonlyMap<string, readonly Document[]>;

/** What a dump keeps: documents and indexes, not what a collection is. */
async function dump(): Promise<Dump> {
  const { db } = engine.database;
  const names = (await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()).map(
    ({ name }) => name,
  );
  return new Map(
    await Promise.all(names.map(async (name) => [name, await db.collection(name).find().toArray()] as const)),
  );
}

/** A campaign to so many readers, due at once or at `at`. */
async function begin(recipients: number, options: { readonly at?: Date } = {}): Promise<string> {
  await open(recipients);
  return (await engine.schedule(options)).campaignId;
}

/** It goes out after a dump was kept; then that dump is put back, and the provider remembers nothing of it. */
async function goesOutAndIsPutBack(campaignId: string): Promise<void> {
  const kept = await dump();
  await untilStatus(engine, campaignId, 'submitted');
  await restore(kept);
  await aDayPasses();
  await runAnother();
}

/** The worker is down meanwhile, as the runbook says. */
async function restore(kept: Dump): Promise<void> {
  await engine.worker.campaigns.stop();
  const { db } = engine.database;
  for (const [name, docs] of kept) {
    const indexes = await db.collection(name).indexes();
    await db.collection(name).drop();
    await db.createCollection(name);
    for (const { key, v, ...options } of indexes)
      if (options.name !== '_id_') await db.collection(name).createIndex(key as Record<string, 1>, options);
    if (docs.length > 0) await db.collection(name).insertMany([...docs]);
  }
}

async function runAnother(): Promise<void> {
  const worker = await engine.addWorker();
  await worker.campaigns.runDue();
  await worker.campaigns.idle();
  await worker.processors.outbox.runDue();
  await worker.campaigns.stop();
}
async function runOnce(worker: DeliveryWorker): Promise<void> {
  await worker.campaigns.runDue();
  await worker.campaigns.idle();
}
/** The provider forgets every key, as it does after a day. */
const aDayPasses = () => engine.sandbox.advanceClock(25 * hourMs);

it('who lets a campaign run is not overruled by a worker that read it before', async () => {
  const campaignId = await begin(1, { at: new Date(Date.now() + hourMs) });
  const campaigns = makeCampaignStore(engine.database);
  const before = await campaigns.get(campaignId);
  if (before === null) throw new Error('no campaign');
  expect(await campaigns.guard(before, 'looks like a copy')).toBe(true);
  expect(await engine.delivery.campaigns.resume(campaignId, 'test')).toMatchObject({ ok: true });
  expect(await campaigns.guard(before, 'looks like a copy')).toBe(false);
  const after = await campaigns.get(campaignId);
  expect(after).toMatchObject({ guarded: false });
  expect(after !== null && (await campaigns.guard(after, 'looks like one again'))).toBe(true);
});

describe('a database put back from a dump waits for a person', () => {
  it('and what events told of it meanwhile, given up by then, counts when a person lets it run', async () => {
    const campaignId = await begin(3);
    await goesOutAndIsPutBack(campaignId);
    const { providerEvents } = engine.database.collections;
    await providerEvents.insertMany([givenUpEvent(campaignId), givenUpEvent('f'.repeat(24))]);
    expect(await engine.delivery.campaigns.resume(campaignId, 'test')).toEqual({ ok: true });
    await runAnother();
    await (await engine.addWorker()).processors.events.runDue();
    expect(await viewOf(engine, campaignId)).toMatchObject({ counts: { complained: 1, submitted: 2 } });
    expect(await providerEvents.countDocuments({ gaveUpAt: { $exists: true } })).toBe(1);
  }, 60_000);

  it('when it knows a campaign as scheduled that has gone out', async () => {
    const campaignId = await begin(150);
    await goesOutAndIsPutBack(campaignId);
    const view = await viewOf(engine, campaignId);
    expect(view).toMatchObject({ status: 'held', counts: { pending: 0 } });
    expect(view.reason).toContain('put back from a copy');
    await expectEachOnce(engine, 150);
  });

  it('when it knows a campaign as half prepared and half submitted', async () => {
    const campaignId = await begin(350);
    engine.sandbox.setFaults({
      rules: [{ match: { path: '/emails/batch', nth: 2 }, fault: { kind: 'quota' } }],
    });
    await untilStatus(engine, campaignId, 'paused');
    await engine.database.collections.campaigns.updateMany({}, { $set: { intent: 'run', resumeAt: null } });
    await goesOutAndIsPutBack(campaignId);
    expect(await viewOf(engine, campaignId)).toMatchObject({
      status: 'held',
      counts: { pending: 250, submitted: 100 },
    });
    await expectEachOnce(engine, 350);
  });

  it('when it knows a call as under way that was refused and sent anew under another key', async () => {
    const campaignId = await begin(50);
    engine.sandbox.setFaults({
      rules: [{ match: { path: '/emails/batch', count: 1 }, fault: { kind: '500-before' } }],
    });
    await engine.run();
    const kept = await dump();
    // What became of it after the dump: sent under the next attempt.
    await engine.database.collections.batches.updateMany(
      {},
      { $set: { state: 'ready', attempt: 2, firstAttemptAt: null, bodyHash: null, dueAt: new Date(0) } },
    );
    await untilStatus(engine, campaignId, 'submitted');
    await restore(kept);
    await engine.database.collections.batches.updateMany({}, { $set: { dueAt: new Date(0) } });
    await runAnother();
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'held', inFlight: 50 });
    await expectEachOnce(engine, 50);
  });

  it('and of a cancelled campaign nothing is asked again: it stays unknown', async () => {
    const campaignId = await begin(50);
    engine.sandbox.setFaults({
      rules: [{ match: { path: '/emails/batch', count: 1 }, fault: { kind: 'accept-then-reset' } }],
    });
    await engine.run();
    await engine.delivery.campaigns.cancel(campaignId, 'test', 'a wrong link');
    await restore(await dump());
    await aDayPasses();
    await engine.database.collections.batches.updateMany({}, { $set: { dueAt: new Date(0) } });
    await runAnother();
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'cancelled', counts: { unknown: 50 } });
    await expectEachOnce(engine, 50);
  });

  it('and goes on when a person says so; what is made afterwards needs nobody', async () => {
    const campaignId = await begin(20);
    await restore(await dump());
    await runAnother();
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'held' });
    expect(await engine.delivery.campaigns.resume(campaignId, 'test')).toEqual({ ok: true });
    await runAnother();
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'submitted' });
    const next = await engine.schedule();
    await runAnother();
    expect(await viewOf(engine, next.campaignId)).toMatchObject({ status: 'submitted' });
    await expectEachOnce(engine, 40);
  });

  it('and leaves single mails unsent that may be long sent', async () => {
    await open(1);
    const mail = (purposeKey: string) => ({
      purposeKey,
      kind: 'test' as const,
      from: { name: 'A', address: 'a@news.masthead-fixtures.org' },
      to: 'b@readers.masthead-fixtures.org',
      replyTo: null,
      subject: 's',
      html: '<p>h</p>',
      text: 't',
      headers: {},
    });
    await engine.run();
    await engine.delivery.outbox.enqueue(mail('test/before'));
    const kept = await dump();
    await engine.worker.processors.outbox.runDue();
    await restore(kept);
    await aDayPasses();
    await runAnother();
    expect(await engine.delivery.outbox.state('test/before')).toBe('unknown');
    await engine.delivery.outbox.enqueue(mail('test/after'));
    await runAnother();
    expect(await engine.delivery.outbox.state('test/after')).toBe('submitted');
    expect(await mailed(engine.sandbox)).toHaveLength(2);
  });
});

describe('a database in which nothing was written for hours', () => {
  const fallSilent = (ms: number) =>
    engine.database.collections.settings.updateOne(
      { _id: 'ledger' },
      { $set: { 'value.aliveAt': new Date(Date.now() - ms) } },
    );

  it('goes on with nothing that was under way or due then, until a person says so', async () => {
    const campaignId = await begin(150);
    engine.sandbox.setFaults({ rules: [{ match: { path: '/emails/batch' }, fault: { kind: 'quota' } }] });
    await untilStatus(engine, campaignId, 'paused');
    await engine.worker.campaigns.stop();
    const at = new Date(Date.now() - 8 * hourMs);
    const { campaigns } = engine.database.collections;
    const due = await engine.schedule({ at: new Date(Date.now() - hourMs) });
    const madeSince = await engine.schedule({ at: new Date(Date.now() - hourMs) });
    const old = { createdAt: at, intent: 'run', resumeAt: null, reason: null } as const;
    await campaigns.updateMany(
      { startedAt: { $ne: null } },
      { $set: { ...old, startedAt: at, scheduledFor: at } },
    );
    await campaigns.updateOne({ issueId: due.issueId }, { $set: old });
    engine.sandbox.setFaults({ rules: [] });
    await fallSilent(7 * hourMs);
    await runAnother();
    for (const id of [campaignId, due.campaignId])
      expect(await viewOf(engine, id)).toMatchObject({
        status: 'held',
        reason: expect.stringContaining('No worker wrote'),
      });
    expect(await viewOf(engine, madeSince.campaignId)).toMatchObject({ status: 'submitted' });
    await expectEachOnce(engine, 150);
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await engine.delivery.campaigns.resume(due.campaignId, 'test');
    await runAnother();
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'submitted' });
    expect(await viewOf(engine, due.campaignId)).toMatchObject({ status: 'submitted' });
    await expectEachOnce(engine, 450);
  });

  it('sends what is due after it: the workers were merely down', async () => {
    await open(3);
    await engine.worker.maintenance.runDue();
    await fallSilent(30 * hourMs);
    const { campaignId } = await engine.schedule();
    await untilStatus(engine, campaignId, 'submitted');
  });

  it('an hour is no silence: what came due in it goes by itself', async () => {
    const campaignId = await begin(3, { at: new Date(Date.now() - hourMs / 2) });
    await engine.worker.maintenance.runDue();
    await fallSilent(hourMs);
    expect(await untilStatus(engine, campaignId, 'submitted')).toMatchObject({ recipients: 3 });
  });

  it('a worker nine hours ahead sends nothing that is due in an hour', async () => {
    const campaignId = await begin(3, { at: new Date(Date.now() + hourMs) });
    const ahead = await engine.addWorker({ clock: () => new Date(Date.now() + 9 * hourMs) });
    await runOnce(ahead);
    // Nor does it ask again and again, as it would if the instant were past: its timer goes by the server's clock.
    const inMs = await makeCampaignStore(engine.database).untilNextInstant();
    expect(Math.round((inMs ?? 0) / 60_000)).toBe(60);
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'scheduled', startedAt: null });
    expect(await mailed(engine.sandbox)).toEqual([]);
    await ahead.campaigns.stop();
  });

  it.each([-9, 9])('a worker %i hours off sends what is due, alone and each once', async (hours) => {
    const campaignId = await begin(250);
    const off = await engine.addWorker({ clock: () => new Date(Date.now() + hours * hourMs) });
    await runOnce(off);
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'submitted', recipients: 250 });
    await expectEachOnce(engine, 250);
  });

  it('is told by the server’s clock, whatever the worker’s says', async () => {
    const campaignId = await begin(3);
    const { db } = engine.database;
    await eventually(async () => (await db.collection('campaigns').countDocuments({ open: true })) === 1);
    for (const jump of [-9 * hourMs, 9 * hourMs]) {
      const worker = await engine.addWorker({ clock: () => new Date(Date.now() + jump) });
      await worker.campaigns.runDue();
      await worker.campaigns.idle();
      await worker.campaigns.stop();
    }
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'submitted' });
    await expectEachOnce(engine, 3);
  });
});
