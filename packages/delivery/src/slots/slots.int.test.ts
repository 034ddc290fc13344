import { jest } from '@jest/globals';
import { nextSlots, slotInWeekOf } from '@masthead/domain';
import { eventually } from '@masthead/testing';
import { expectEachOnce } from '../../test/each-once.ts';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { makeRendition } from '../../test/rendition.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';
import type { DeliveryWorker } from '../open-worker.ts';

jest.setTimeout(120_000);

const hourMs = 3_600_000;
let engine: TestEngine;
let worker: DeliveryWorker;
afterEach(() => engine.close());

/** The newsletter's slot on today's clocks: so that its instant lies so many minutes from now. */
async function open(slotInMinutes: number, recipients = 3): Promise<{ date: string; at: Date }> {
  engine = await openEngine({ ...sharedDatabase, recipients });
  await engine.worker.campaigns.stop();
  worker = await engine.addWorker({
    house: {
      sender: { name: 'Desk', address: 'desk@news.masthead-fixtures.org' },
      adminUrl: 'https://desk.masthead-fixtures.org',
      render: async ({ title, paragraphs, link }) => ({
        subject: title,
        html: `<p>${paragraphs.join(' ')}</p>`,
        text: [...paragraphs, link?.url ?? ''].join('\n'),
      }),
    },
  });
  await engine.delivery.notes.putEditors([
    { id: 'e1', address: 'ada@desk.masthead-fixtures.org' },
    { id: 'e2', address: 'ben@desk.masthead-fixtures.org' },
  ]);
  return setSlot(new Date(Date.now() + slotInMinutes * 60_000));
}

async function setSlot(at: Date): Promise<{ date: string; at: Date }> {
  const weekday = ((at.getUTCDay() + 6) % 7) + 1;
  const time = at.toISOString().slice(11, 16);
  await engine.database.collections.publicNewsletters.updateOne(
    {},
    { $set: { timeZone: 'UTC', slot: { weekday, time } } },
  );
  const date = at.toISOString().slice(0, 10);
  return { date, at: new Date(`${date}T${time}:00Z`) };
}

/** What editors were written, one line a mail. */
async function notices(): Promise<string[]> {
  const docs = await engine.database.collections.outbox.find({ kind: 'notice' }).sort({ _id: 1 }).toArray();
  return docs.map(({ _id, mail }) => `${_id} ${(mail as { subject: string }).subject}`);
}
const words = async () =>
  JSON.stringify(await engine.database.collections.outbox.find({ kind: 'notice' }).toArray());
const maintain = () => worker.maintenance.runDue();
const slotSince = (at: Date) =>
  engine.database.db
    .collection<{ _id: string }>('slots')
    .updateOne({ _id: engine.newsletter.id }, { $set: { since: at } });

describe('a slot that is near and empty', () => {
  it('is told to every editor once a day before and once two hours before, with what is there', async () => {
    const { date } = await open(20 * 60);
    await engine.delivery.notes.putDrafts({
      [engine.newsletter.id]: [
        { issueId: 'i'.repeat(24), title: '№14 Small machines', workflow: 'in review' },
      ],
    });
    await Promise.all([maintain(), maintain()]);
    await maintain();
    const id = engine.newsletter.id;
    expect((await notices()).map((line) => line.split(' ')[0])).toEqual([
      `notice/slot/${id}/${date}/24h/e1`,
      `notice/slot/${id}/${date}/24h/e2`,
    ]);
    expect(await words()).toContain('“№14 Small machines”: it waits for an editor’s approval');
    expect(await words()).toContain(`/admin/collections/issues/${'i'.repeat(24)}`);
    await engine.database.collections.outbox.deleteMany({});
    const near = await setSlot(new Date(Date.now() + 100 * 60_000));
    await maintain();
    expect((await notices())[0]).toContain(`slot/${id}/${near.date}/2h/e1`);
  });

  it('is not told when an approved issue is scheduled for it; told when that waits', async () => {
    const { date, at } = await open(60);
    const { issueId } = await engine.schedule({ at, slotDate: date });
    await maintain();
    expect(await notices()).toEqual([]);
    await engine.delivery.campaigns.hold(issueId, 'edited after approval');
    await maintain();
    expect(await words()).toContain('it was edited after it was approved');
  });

  it('waits with its mail until the desk has said who edits', async () => {
    await open(60);
    await engine.delivery.notes.putEditors([]);
    await maintain();
    await engine.delivery.notes.putEditors([{ id: 'e3', address: 'cy@desk.masthead-fixtures.org' }]);
    await maintain();
    expect(await notices()).toHaveLength(1);
  });
});

describe('a slot that went by', () => {
  it('without an issue is recorded once, however late a worker comes', async () => {
    const { date } = await open(-3 * 24 * 60);
    await maintain();
    expect(await engine.delivery.campaigns.skippedSlots({ limit: 9 })).toEqual([]);
    await slotSince(new Date(Date.now() - 4 * 24 * hourMs));
    await Promise.all([maintain(), maintain()]);
    await maintain();
    expect(await engine.delivery.campaigns.skippedSlots({ limit: 9 })).toMatchObject([
      { newsletterId: engine.newsletter.id, date, found: 'nothing' },
    ]);
    await engine.schedule();
    await worker.campaigns.runDue();
    await worker.campaigns.idle();
    expect(await engine.delivery.campaigns.skippedSlots({ limit: 9 })).toHaveLength(1);
  });

  it('with an issue on hold is skipped when its six hours are over, and nothing half-done is sent', async () => {
    const { date, at } = await open(-5 * 60);
    const { campaignId, issueId } = await engine.schedule({ at, slotDate: date });
    await engine.delivery.campaigns.hold(issueId, 'edited after approval');
    await maintain();
    await slotSince(new Date(Date.now() - 24 * hourMs));
    await maintain();
    expect(await engine.delivery.campaigns.skippedSlots({ limit: 9 })).toEqual([]);
    const later = await setSlot(new Date(Date.now() - 7 * hourMs));
    await engine.database.collections.campaigns.updateMany(
      {},
      { $set: { scheduledFor: later.at, slotDate: later.date } },
    );
    await maintain();
    await slotSince(new Date(Date.now() - 24 * hourMs));
    await maintain();
    expect(await engine.delivery.campaigns.skippedSlots({ limit: 9 })).toMatchObject([{ found: 'held' }]);
    await worker.campaigns.runDue();
    await worker.campaigns.idle();
    expect(await viewOf(engine, campaignId)).toMatchObject({ status: 'held', counts: { pending: 0 } });
  });

  it('while every worker was down and Redis was empty is sent all the same, by one of two, once', async () => {
    const { date, at } = await open(-30);
    const { campaignId } = await engine.schedule({ at, slotDate: date });
    const other = await engine.addWorker();
    await Promise.all([worker.campaigns.runDue(), other.campaigns.runDue()]);
    await eventually(async () => {
      await worker.campaigns.runDue();
      await Promise.all([worker.campaigns.idle(), other.campaigns.idle()]);
      return (await viewOf(engine, campaignId)).status === 'submitted';
    });
    expect(await viewOf(engine, campaignId)).toMatchObject({ recipients: 3 });
    await expectEachOnce(engine, 3);
    await expect(engine.schedule({ at, slotDate: date })).rejects.toThrow('slot-taken');
  });
});

describe('a newsletter whose slot or zone changes', () => {
  it('takes along what is scheduled, into the same week, and tells editors; a time of its own stays', async () => {
    const first = await open(10 * 24 * 60);
    const inSlot = await engine.schedule({ at: first.at, slotDate: first.date });
    const own = await engine.schedule({ at: first.at });
    const weekday = 3;
    await engine.database.collections.publicNewsletters.updateOne(
      {},
      { $set: { timeZone: 'America/New_York', slot: { weekday, time: '07:30' } } },
    );
    const slot = { weekday, time: '07:30', timeZone: 'America/New_York' };
    const wanted = slotInWeekOf(slot, first.date);
    const expected = wanted.at > new Date() ? wanted : nextSlots(slot, new Date(), 1)[0];
    await maintain();
    await maintain();
    expect((await viewOf(engine, inSlot.campaignId)).scheduledFor).toEqual(expected?.at);
    expect((await viewOf(engine, own.campaignId)).scheduledFor).toEqual(first.at);
    expect((await notices()).filter((line) => line.includes('/moved/'))).toHaveLength(2);
    expect(await words()).toContain('07:30 (America/New_York)');
  });
});

describe('a held issue approved after its slot', () => {
  it('goes in the next free slot, and past one that somebody took', async () => {
    const { date, at } = await open(-7 * 60);
    const { issueId } = await engine.schedule({ at, slotDate: date });
    await engine.delivery.campaigns.hold(issueId, 'edited after approval');
    const [next, afterNext] = await engine.delivery.campaigns.nextSlots(engine.newsletter.id, 2);
    if (next === undefined || afterNext === undefined) throw new Error('no slots');
    // Taken between the look and the write: only the index knows.
    const taken = await engine.schedule({ at: next.at, slotDate: next.date });
    await engine.database.collections.campaigns.updateOne(
      { issueId: taken.issueId },
      { $set: { newsletterId: engine.newsletter.id, intent: 'cancel' } },
    );
    const mended = makeRendition(engine.newsletter, issueId, { items: 2, subject: 'Mended' });
    await engine.delivery.renditions.put(mended);
    expect(await engine.delivery.campaigns.release(issueId, mended.id)).toEqual({
      course: 'next-slot',
      at: afterNext.at,
      segment: null,
    });
  });
});

describe('editors are told, once each,', () => {
  it('that a campaign was paused, with the reason, and what became of it in the end', async () => {
    await open(5 * 24 * 60);
    engine.sandbox.setFaults({
      rules: [{ match: { path: '/emails/batch', count: 1 }, fault: { kind: 'quota' } }],
    });
    const { campaignId } = await engine.schedule();
    await worker.campaigns.runDue();
    await worker.campaigns.idle();
    await Promise.all([maintain(), maintain()]);
    await maintain();
    expect((await notices()).filter((line) => line.includes('/paused/'))).toHaveLength(2);
    expect(await words()).toContain('daily_quota_exceeded');
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await worker.campaigns.runDue();
    await worker.campaigns.idle();
    await maintain();
    await maintain();
    const reports = (await notices()).filter((line) => line.includes('/report/'));
    expect(reports).toHaveLength(2);
    expect(reports[0]).toContain('Sent:');
    expect(await words()).toContain('3 of 3 mails were taken by the provider');
  });

  it('that one waits for them', async () => {
    await open(5 * 24 * 60);
    const { campaignId } = await engine.schedule({ at: new Date(Date.now() - 7 * hourMs) });
    await worker.campaigns.runDue();
    await worker.campaigns.idle();
    await maintain();
    expect((await notices()).filter((line) => line.includes('/waits/'))).toHaveLength(2);
    expect(await words()).toContain('6 hours ago');
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await worker.campaigns.runDue();
    await worker.campaigns.idle();
    expect(await untilStatus(engine, campaignId, 'submitted')).toMatchObject({ recipients: 3 });
  });
});
