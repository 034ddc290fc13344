import { jest } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { ObjectId } from 'mongodb';
import { mailed, openEngine, type TestEngine } from '../../test/open-engine.ts';
import { makeRendition } from '../../test/rendition.ts';
import { addressOf, hexId } from '../../test/seed.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';
import { makeAudience, makeBatchStore, makeCampaignStore } from '../mongo/index.ts';
import { makeSuppressions } from '../mongo/suppressions.ts';
import type { BatchStore, Frozen } from '../ports/index.ts';
import { noFailpoints, silentLog } from '../ports/index.ts';
import { type Prepared, prepareAudience } from '../prepare/prepare-audience.ts';
import { makeAddressKeys } from '../subscribers/address-keys.ts';
import { makeKeyring } from '../subscribers/keyring.ts';
import { timing } from '../timing.ts';
import type { Engine } from './engine.ts';

jest.setTimeout(30_000);

let engine: TestEngine;
const open = async (recipients: number, options: Partial<Parameters<typeof openEngine>[0]> = {}) => {
  engine = await openEngine({ ...sharedDatabase, recipients, ...options });
  return engine;
};
afterEach(() => engine.close());

const view = (campaignId: string) => viewOf(engine, campaignId);
const statusIs = (campaignId: string, status: string) => untilStatus(engine, campaignId, status);
const suppressions = () =>
  makeSuppressions(
    engine.database.db,
    makeAddressKeys(makeKeyring([{ kid: 'k1', secret: new Uint8Array(32).fill(7) }])),
    () => new Date(),
  );
/** Cut, and stopped by a quota before anything was taken. */
const cutAndPaused = async () => {
  const scheduled = await engine.schedule();
  engine.sandbox.setFaults({
    rules: [{ match: { path: '/emails/batch' }, fault: { kind: 'quota' } as never }],
  });
  await statusIs(scheduled.campaignId, 'paused');
  engine.sandbox.setFaults({ rules: [] });
  return scheduled;
};

/** What a start freezes. */
const frozen: Frozen = {
  from: 'a@news.masthead-fixtures.org',
  replyTo: null,
  listId: '<x>',
  siteUrl: 'https://news.masthead-fixtures.org',
  kid: 'k1',
  issuedAt: new Date(),
  mode: 'inline',
  templateId: null,
  modeReason: null,
};

it('whoever the provider tells of late, by an event hours old, is left out at the last look', async () => {
  await open(5);
  const { campaignId } = await cutAndPaused();
  const at = new Date(Date.now() - 3_600_000);
  await suppressions().add([{ address: addressOf(2), reason: 'bounce', source: 'event:x', at }]);
  await engine.delivery.campaigns.resume(campaignId, 'test');
  expect(await statusIs(campaignId, 'submitted')).toMatchObject({ counts: { submitted: 4, skipped: 1 } });
  expect((await mailed(engine.sandbox)).map(({ to }) => to)).not.toContain(addressOf(2));
});

describe('a copy of the database, in the hands of another environment', () => {
  it('does not go on with what the original has begun', async () => {
    await open(150);
    const { campaignId } = await cutAndPaused();
    // Else the original's own timer may come first.
    await engine.worker.campaigns.stop();
    await engine.database.collections.campaigns.updateMany(
      {},
      { $set: { intent: 'run', reason: null, resumeAt: null } },
    );
    const clone = await engine.addWorker({ environmentId: 'clone' });
    await clone.campaigns.runDue();
    await clone.campaigns.idle();
    expect(await mailed(engine.sandbox)).toHaveLength(0);
    const held = await view(campaignId);
    expect(held).toMatchObject({ status: 'held', counts: { pending: 150 } });
    expect(held.reason).toContain('copy');
  });

  it('does not ask again about what is in doubt: under its own key that would be a second mail', async () => {
    await open(50);
    engine.sandbox.setFaults({
      rules: [
        { match: { path: '/emails/batch', count: 1 }, fault: { kind: 'accept-then-reset' } as never },
        { match: { path: '/emails/batch' }, fault: { kind: '500-before' } as never },
      ],
    });
    const { campaignId } = await engine.schedule();
    await engine.run();
    await engine.worker.campaigns.stop();
    await engine.delivery.campaigns.pause(campaignId, 'test', 'wait');
    engine.sandbox.setFaults({ rules: [] });
    await engine.database.collections.batches.updateMany({}, { $set: { dueAt: new Date(0) } });
    const clone = await engine.addWorker({ environmentId: 'clone' });
    await clone.campaigns.runDue();
    await clone.campaigns.idle();
    expect(await mailed(engine.sandbox)).toHaveLength(50);
  });

  it('sends no single mails', async () => {
    await open(1);
    await engine.run();
    await engine.delivery.outbox.enqueue({
      purposeKey: 'test/1',
      kind: 'test',
      from: { name: 'A', address: 'a@news.masthead-fixtures.org' },
      to: 'b@readers.masthead-fixtures.org',
      replyTo: null,
      subject: 's',
      html: '<p>h</p>',
      text: 't',
      headers: {},
    });
    await engine.database.collections.settings.updateOne(
      { _id: 'environment' },
      { $set: { value: 'test' } },
      { upsert: true },
    );
    const clone = await engine.addWorker({ environmentId: 'clone' });
    await clone.processors.outbox.runDue();
    expect(await engine.delivery.outbox.state('test/1')).toBe('ready');
    await engine.worker.processors.outbox.runDue();
    expect(await engine.delivery.outbox.state('test/1')).toBe('submitted');
  });
});

it('what is in doubt stays so when a wrong address answers 404: nobody there knows of the first call', async () => {
  await open(50);
  engine.sandbox.setFaults({
    rules: [
      { match: { path: '/emails/batch', count: 1 }, fault: { kind: 'accept-then-reset' } as never },
      // The first worker's timer may ask again before it is stopped: the doubt must outlive that.
      { match: { path: '/emails/batch' }, fault: { kind: '500-before' } as never },
    ],
  });
  const { campaignId } = await engine.schedule();
  await engine.run();
  await engine.worker.campaigns.stop();
  engine.sandbox.setFaults({ rules: [] });
  const dueNow = () => engine.database.collections.batches.updateMany({}, { $set: { dueAt: new Date(0) } });
  const { apiKey, url } = engine.sandbox;
  const lost = await engine.addWorker({ resend: { apiKey, baseUrl: `${url}/nowhere` } });
  // Its first call may run out of time, which is one more doubt and no 404.
  await eventually(async () => {
    await dueNow();
    await lost.campaigns.runDue();
    await lost.campaigns.idle();
    return (await view(campaignId)).status === 'failed';
  });
  await lost.campaigns.stop();
  await dueNow();
  await engine.delivery.campaigns.resume(campaignId, 'test');
  const mended = await engine.addWorker();
  await eventually(async () => {
    await mended.campaigns.runDue();
    await mended.campaigns.idle();
    return (await view(campaignId)).status === 'submitted';
  });
  expect(await mailed(engine.sandbox)).toHaveLength(50);
});

describe('preparing, overtaken by others', () => {
  /** Prepares a started campaign; `meanwhile` happens between its reading and its first writing. */
  const prepareSlowly = async (
    campaignId: string,
    meanwhile: () => Promise<void>,
    over: Partial<Engine> = {},
    /** The batch whose writing is slow. */
    at = 0,
  ): Promise<Prepared> => {
    const campaigns = makeCampaignStore(engine.database);
    const { renditionId } = await view(campaignId);
    await campaigns.start(campaignId, renditionId, frozen);
    const campaign = await campaigns.get(campaignId);
    if (campaign === null || campaign.cutOff === null) throw new Error('not started');
    const store = makeBatchStore(engine.database);
    let first = true;
    const batches: BatchStore = {
      ...store,
      async insert(fresh) {
        if (first && fresh[0]?.n === at) {
          first = false;
          await meanwhile();
        }
        return store.insert(fresh);
      },
    };
    const parts: Partial<Engine> = {
      campaigns,
      batches,
      audience: makeAudience(engine.database, suppressions()),
      failpoint: noFailpoints,
      log: silentLog,
      clock: () => new Date(),
      timing: timing(1),
      owner: 'slow',
      ...over,
    };
    return prepareAudience(
      parts as Engine,
      { ...campaign, cutOff: campaign.cutOff },
      { signal: new AbortController().signal, onBatches: () => undefined },
    );
  };

  it('what is written after a cancel is taken back, and the next campaign forgets nobody', async () => {
    await open(150);
    const { campaignId, issueId } = await engine.schedule();
    const outcome = await prepareSlowly(campaignId, async () => {
      await engine.delivery.campaigns.cancel(campaignId, 'test', 'a wrong link');
      // Another worker finds nothing left of it.
      await engine.run();
    });
    expect(outcome).toBe('stopped');
    await engine.run();
    // Both pages were written within the half second after which it asks again, and both were taken back.
    expect(await view(campaignId)).toMatchObject({ counts: { pending: 0, skipped: 150 } });
    expect((await view(campaignId)).finishedAt).not.toBeNull();
    const second = await engine.schedule({ issueId, subject: 'Mended' });
    expect(await statusIs(second.campaignId, 'submitted')).toMatchObject({ recipients: 150 });
    expect(await mailed(engine.sandbox)).toHaveLength(150);
  });

  it('what its writer did not live to take back, the next campaign takes', async () => {
    await open(150);
    const { campaignId, issueId } = await engine.schedule();
    await prepareSlowly(campaignId, async () => {
      await engine.delivery.campaigns.cancel(campaignId, 'test', 'a wrong link');
    });
    const { batches } = engine.database.collections;
    const [written] = await batches.find().toArray();
    if (written === undefined) throw new Error('nothing was written');
    const holds = written.holds.map((hold) =>
      typeof hold === 'string' ? hold.slice(0, 24) : hold.toHexString(),
    );
    await batches.updateOne(
      { _id: written._id },
      { $set: { state: 'ready', holds: holds.map((hex) => new ObjectId(hex)) } },
    );
    const second = await engine.schedule({ issueId, subject: 'Mended' });
    // Its campaign is closed: nobody but the next campaign looks at it again.
    await engine.database.collections.campaigns.updateMany({ intent: 'cancel' }, { $unset: { open: 1 } });
    expect(await statusIs(second.campaignId, 'submitted')).toMatchObject({ recipients: 150 });
    expect(await mailed(engine.sandbox)).toHaveLength(150);
  });

  it('who slept between the look at the lease and the writing adds nobody behind the end', async () => {
    await open(101);
    const { subscriptions, campaigns } = engine.database.collections;
    const { campaignId } = await engine.schedule();
    const last = { address: addressOf(100) };
    const outcome = await prepareSlowly(
      campaignId,
      async () => {
        await campaigns.updateMany({}, { $set: { prepareLease: null } });
        await subscriptions.updateOne(last, { $set: { state: 'unsubscribed' } });
        await statusIs(campaignId, 'submitted');
        await subscriptions.updateOne(last, { $set: { state: 'confirmed' } });
      },
      {},
      1,
    );
    expect(outcome).toBe('elsewhere');
    await engine.run();
    const { recipients, counts } = await view(campaignId);
    expect(recipients).toBe(100);
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(100);
    expect((await mailed(engine.sandbox)).map(({ to }) => to)).not.toContain(addressOf(100));
  });

  it('who slept through the lease adds nobody to a campaign that is prepared', async () => {
    await open(20);
    const { subscriptions, campaigns } = engine.database.collections;
    const { campaignId } = await engine.schedule();
    let now = Date.now();
    await prepareSlowly(
      campaignId,
      async () => {
        await campaigns.updateMany({}, { $set: { prepareLease: null } });
        // The last one is away when the other walks, and back when we wake.
        await subscriptions.updateOne({ address: addressOf(19) }, { $set: { state: 'unsubscribed' } });
        await statusIs(campaignId, 'submitted');
        await subscriptions.updateOne({ address: addressOf(19) }, { $set: { state: 'confirmed' } });
        now += 120_000;
      },
      { clock: () => new Date(now) },
    );
    await engine.run();
    const { recipients, counts } = await view(campaignId);
    expect(recipients).toBe(19);
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(19);
  });
});

it('who was about to start it does not, when a hold, a new approval and a later slot came in between', async () => {
  await open(1);
  const { campaignId, issueId } = await engine.schedule();
  const campaigns = makeCampaignStore(engine.database);
  const { renditionId } = await view(campaignId);
  expect(await engine.delivery.campaigns.hold(issueId, 'edited after approval')).toBeInstanceOf(Date);
  const mended = makeRendition(engine.newsletter, issueId, { items: 2, subject: 'Mended' });
  await engine.delivery.renditions.put(mended);
  expect(await engine.delivery.campaigns.release(issueId, mended.id)).not.toBeNull();
  expect(await campaigns.start(campaignId, renditionId, frozen)).toBe(false);
  const { campaigns: rows } = engine.database.collections;
  const at = (ms: number) => rows.updateOne({}, { $set: { scheduledFor: new Date(Date.now() + ms) } });
  await at(3_600_000);
  expect(await campaigns.start(campaignId, mended.id, frozen)).toBe(false);
  await at(-1_000);
  expect(await campaigns.start(campaignId, mended.id, frozen)).toBe(true);
});

it('a person who lets a late campaign go does not lift the hold of an edit', async () => {
  await open(3);
  const { campaignId, issueId } = await engine.schedule({ at: new Date(Date.now() - 7 * 3_600_000) });
  await engine.run();
  expect(await view(campaignId)).toMatchObject({ status: 'held' });
  expect(await engine.delivery.campaigns.hold(issueId, 'edited after approval')).toBeInstanceOf(Date);
  await engine.delivery.campaigns.resume(campaignId, 'test');
  await engine.run();
  expect(await view(campaignId)).toMatchObject({ status: 'held', reason: 'edited after approval' });
  expect(await mailed(engine.sandbox)).toHaveLength(0);
});

describe('a second campaign of an issue', () => {
  it('does not mail whom the provider calls failed without proof that it sent nothing', async () => {
    await open(3);
    const issueId = hexId();
    const first = await engine.schedule({ issueId });
    await statusIs(first.campaignId, 'submitted');
    await engine.database.collections.batches.updateOne({}, { $max: { 'marks.1': '5|msg_1|failed' } });
    const second = await engine.schedule({ issueId });
    expect(await statusIs(second.campaignId, 'submitted')).toMatchObject({ recipients: 0 });
    expect(await mailed(engine.sandbox)).toHaveLength(3);
  });

  it('does not mail whom an event proved reached, though an operator called the rest unsent', async () => {
    await open(3);
    const first = await engine.schedule();
    await statusIs(first.campaignId, 'submitted');
    const { batches, campaigns } = engine.database.collections;
    await batches.updateOne({ n: 0 }, { $set: { state: 'unknown', permissive: true } });
    await batches.updateOne({ n: 0 }, { $max: { 'marks.1': '4|msg_1|delivered' } });
    await campaigns.updateMany({}, { $set: { open: true, live: true } });
    await engine.delivery.campaigns.settleUnknown(first.campaignId, 'unsent', 'test');
    expect(await statusIs(first.campaignId, 'submitted')).toMatchObject({
      counts: { failed: 2, delivered: 1 },
    });
    const again = await engine.delivery.campaigns.retryFailed(first.campaignId, 'test');
    if (!again.ok) throw new Error(again.help);
    expect(await statusIs(again.campaignId, 'submitted')).toMatchObject({ recipients: 2 });
  });
});
