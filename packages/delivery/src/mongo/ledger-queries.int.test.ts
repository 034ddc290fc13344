import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { batchId, DeliveryState } from '@masthead/domain';
import { ObjectId } from 'mongodb';
import { type Harness, newsletterId, openHarness, signedEvent } from '../../test/reader-harness.ts';
import { makeCampaignStore } from './campaigns/index.ts';
import type { BatchDoc, CampaignDoc } from './documents.ts';

jest.setTimeout(60_000);

const size = 10;

describe('the ledger, asked', () => {
  let house: Harness;
  let campaigns: ReturnType<typeof makeCampaignStore>;
  beforeAll(async () => {
    house = await openHarness();
    campaigns = makeCampaignStore(house.database);
  });
  afterAll(() => house.close());

  let day = 0;
  const putCampaign = async (more: Partial<CampaignDoc> & { open?: true } = {}) => {
    day += 1;
    const at = new Date(Date.UTC(2026, 0, day));
    const _id = new ObjectId(Math.floor(at.getTime() / 1000));
    await house.database.collections.campaigns.insertOne({
      _id,
      issueId: `issue-${day}`,
      newsletterId,
      renditionId: `rendition-${day}`,
      intent: 'run',
      reason: null,
      hold: null,
      guard: null,
      failure: null,
      scheduledFor: at,
      startedAt: at,
      preparedAt: at,
      finishedAt: at,
      recipients: 2 * size,
      createdBy: 'test',
      ...more,
    } as CampaignDoc);
    return _id;
  };
  const putBatch = async (campaignId: ObjectId, n: number, more: Partial<BatchDoc> = {}) => {
    const campaign = await house.database.collections.campaigns.findOne({ _id: campaignId });
    await house.database.collections.batches.insertOne({
      _id: batchId(campaignId.toHexString(), n),
      campaignId,
      issueId: campaign?.issueId ?? '',
      newsletterId,
      n,
      state: 'submitted',
      epoch: 1,
      size,
      holds: Array.from({ length: size }, () => new ObjectId()),
      subscriptions: Array.from({ length: size }, () => new ObjectId()),
      addresses: [],
      ids: Array.from({ length: size }, (_, i) => `mail-${n}-${i}`),
      marks: {},
      submittedAt: new Date(Date.UTC(2026, 1, 1)),
      firstAttemptAt: new Date(Date.UTC(2026, 1, 1)),
      ...more,
    } as BatchDoc);
  };
  let sequence = 0;
  const tell = async (
    campaignId: ObjectId,
    n: number,
    index: number,
    type: string,
    at = '2026-02-02T00:00:00.000Z',
  ) => {
    sequence += 1;
    const { raw, headers } = signedEvent(
      {
        type,
        created_at: at,
        data: {
          email_id: 'e',
          to: [],
          tags: { campaign: campaignId.toHexString(), batch: String(n), index: String(index), issue: 'i' },
        },
      },
      `msg_${sequence}`,
      house.clock.now,
    );
    await house.side.events.accept(raw, headers);
  };
  /** Applies, and counts: a second later, as far as the processor can tell. */
  const apply = async () => {
    house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    await house.processors.events.runDue();
  };
  const countsOf = async (id: ObjectId) => {
    const counts: Readonly<Record<string, number>> = (await campaigns.view(id.toHexString()))?.counts ?? {};
    return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
  };
  const uncounted = (campaignId: ObjectId) =>
    house.database.collections.batches.countDocuments({
      campaignId,
      $or: [{ tally: { $exists: false } }, { tally: '?' }],
    });

  it('sums are the same before they are counted, counted, and after a late event; they always add up', async () => {
    const id = await putCampaign();
    await putBatch(id, 1, { marks: { 0: '9||skipped', 1: '5||failed' } });
    await putBatch(id, 2);
    const before = { submitted: 18, skipped: 1, failed: 1 };
    expect(await countsOf(id)).toEqual(before);
    await apply();
    expect(await uncounted(id)).toBe(0);
    expect(await countsOf(id)).toEqual(before);
    for (let index = 2; index < size; index += 1) await tell(id, 1, index, 'email.delivered');
    await tell(id, 2, 0, 'email.complained');
    // Applied and not counted: another worker counted a moment ago.
    await house.processors.events.runDue();
    const after = { submitted: 9, skipped: 1, failed: 1, delivered: 8, complained: 1 };
    expect(await uncounted(id)).toBe(2);
    expect(await countsOf(id)).toEqual(after);
    await apply();
    expect(await uncounted(id)).toBe(0);
    expect(await countsOf(id)).toEqual(after);
    expect(Object.values(await countsOf(id)).reduce((sum, n) => sum + n, 0)).toBe(2 * size);
    // The moment between an event's marks and its word that they are to be counted again.
    await house.database.collections.batches.updateMany({ campaignId: id }, { $set: { tally: '?' } });
    expect(await countsOf(id)).toEqual(after);
  });

  it('sums count every state there is', async () => {
    const id = await putCampaign();
    const marks = Object.fromEntries(DeliveryState.options.map((state, i) => [i, `4|m|${state}`]));
    await putBatch(id, 1, { marks });
    const all = await countsOf(id);
    await apply();
    expect(await uncounted(id)).toBe(0);
    expect(await countsOf(id)).toEqual(all);
    expect(all).toEqual(Object.fromEntries(DeliveryState.options.map((state) => [state, 1])));
  });

  it('what is under way is counted as it stands', async () => {
    const id = await putCampaign({ open: true, live: true, finishedAt: null });
    await putBatch(id, 1, { state: 'ready', epoch: 0, firstAttemptAt: null });
    await putBatch(id, 2, { state: 'submitting', marks: { 3: '9||skipped' } });
    await putBatch(id, 3, { state: 'submitting', firstAttemptAt: null });
    await apply();
    expect(await uncounted(id)).toBe(3);
    expect(await countsOf(id)).toEqual({ pending: 29, skipped: 1 });
    expect(await campaigns.view(id.toHexString())).toMatchObject({ inFlight: size, status: 'submitting' });
    await house.database.collections.campaigns.deleteOne({ _id: id });
  });

  it('campaigns of one status are found however many newer ones there are, a page at a time', async () => {
    const cancelled = await putCampaign({ intent: 'cancel' });
    const held = await putCampaign({
      open: true,
      live: true,
      startedAt: null,
      preparedAt: null,
      finishedAt: null,
      hold: { reason: 'edited', at: new Date() },
    });
    for (let i = 0; i < 230; i += 1) await putCampaign();
    const ids = async (query: Parameters<typeof campaigns.list>[0]) =>
      (await campaigns.list(query)).map(({ id }) => id);
    expect(await ids({ status: 'cancelled', limit: 5 })).toEqual([cancelled.toHexString()]);
    expect(await ids({ status: 'held', newsletterId, limit: 5 })).toEqual([held.toHexString()]);
    expect(await ids({ status: 'paused', limit: 5 })).toEqual([]);
    const all: string[] = [];
    for (let before: string | undefined; ; before = all.at(-1)) {
      const page = await ids({
        status: 'submitted',
        limit: 100,
        ...(before === undefined ? {} : { before }),
      });
      all.push(...page);
      if (page.length < 100) break;
    }
    expect(all).toEqual([...new Set(all)].sort().reverse());
    expect(all.length).toBe(232);
    const pages = await ids({ limit: 3 });
    expect(await ids({ limit: 2, before: pages[0] ?? '' })).toEqual(pages.slice(1));
  });

  it('a reader has got what their places say: when, and what became of it, newest first, a page at a time', async () => {
    await house.side.list.addConfirmed(
      newsletterId,
      [{ address: 'Ada@mail.example.org', name: null }],
      'test',
    );
    const [row] = await house.side.list.list({ addressPrefix: 'ada@', limit: 1 });
    const reader = new ObjectId(row?.subscriberId);
    const sent: ObjectId[] = [];
    for (let i = 0; i < 4; i += 1) {
      const id = await putCampaign();
      sent.push(id);
      const holds: (ObjectId | string)[] = Array.from({ length: size }, () => new ObjectId());
      holds[4] = i === 3 ? `${reader.toHexString()}@${batchId(id.toHexString(), 1)}` : reader;
      await putBatch(id, 1, {
        holds,
        ...(i === 3 ? { state: 'cancelled' as const, submittedAt: null, ids: null } : {}),
      });
    }
    await house.database.collections.renditions.insertOne({
      _id: `rendition-${day - 3}`,
      subject: 'The first',
    });
    const [first, second, third] = sent;
    if (!first || !second || !third) throw new Error('no campaigns');
    await tell(first, 1, 4, 'email.delivered', '2026-02-03T00:00:00.000Z');
    await tell(first, 1, 4, 'email.opened', '2026-02-04T00:00:00.000Z');
    await tell(second, 1, 4, 'email.complained', '2026-02-05T00:00:00.000Z');
    await tell(second, 1, 5, 'email.delivered');
    await apply();
    const history = await house.side.history.of('ada@mail.example.org', { limit: 3 });
    expect(history?.deliveries.map(({ state }) => state)).toEqual(['skipped', 'submitted', 'complained']);
    const rest = await house.side.history.of('ADA@mail.example.org', {
      limit: 3,
      before: history?.next ?? '',
    });
    expect(rest).toMatchObject({
      next: null,
      deliveries: [
        {
          campaignId: first.toHexString(),
          subject: 'The first',
          state: 'delivered',
          stateAt: new Date('2026-02-03T00:00:00.000Z'),
          openedAt: new Date('2026-02-04T00:00:00.000Z'),
          clickedAt: null,
          submittedAt: new Date(Date.UTC(2026, 1, 1)),
          providerId: 'mail-1-4',
        },
      ],
    });
    expect(await house.side.history.of('nobody@mail.example.org', { limit: 3 })).toBeNull();
    await expect(house.side.history.of('no address', { limit: 3 })).rejects.toThrow('address');
  });

  it('sums are counted soon, though the clock was set back an hour in between', async () => {
    const id = await putCampaign({ open: true });
    await putBatch(id, 1);
    await apply();
    await putBatch(id, 2);
    const hourMs = 3_600_000;
    house.clock.now = new Date(house.clock.now.getTime() - hourMs);
    house.clock.setBackMs += hourMs;
    await apply();
    expect(await uncounted(id)).toBe(0);
  });
});
