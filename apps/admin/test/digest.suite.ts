import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MonthlyPeriod } from '@masthead/domain';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

describe('the month’s digest', () => {
  let desk: Desk;
  let due: (now: string) => Promise<number>;
  let newsletterId = '';

  const digests = async () =>
    (await desk.payload.find({ collection: 'issues', where: { kind: { equals: 'digest' } }, draft: true }))
      .docs;
  const made = async (tagline: string, publicFrom: string) => {
    const { body } = await desk.ask('editor', 'POST', '/api/issues?draft=true', {
      newsletter: newsletterId,
      tagline,
      sections: [
        {
          blockType: 'bigStory',
          heading: 'The Big Story',
          items: [{ title: `Lead of ${tagline}`, url: `https://bench.example/${publicFrom}` }],
        },
      ],
    });
    const at = `/api/masthead/issues/${body.doc.id}`;
    expect((await desk.ask('editor', 'POST', `${at}/approve`, {})).status).toBe(200);
    const published = await desk.ask('editor', 'POST', `${at}/publish-to-archive`, { date: publicFrom });
    expect(published.body).not.toHaveProperty('error');
    expect(published.status).toBe(200);
  };

  beforeAll(async () => {
    desk = await openGazette();
    const { stopFollowing } = await import('../src/projection/start-following.ts');
    // The test says when it is what time.
    await stopFollowing();
    const { draftDueDigests } = await import('../src/features/digest/draft-due-digests.ts');
    due = (now) => draftDueDigests(desk.payload, new Date(now));
    const { docs } = await desk.payload.find({ collection: 'newsletters' });
    newsletterId = docs[0]?.id ?? '';
    await made('In October', '2025-10-10');
    await made('First of November', '2025-11-07');
    await made('Second of November', '2025-11-14');
    await desk.payload.update({
      collection: 'newsletters',
      id: newsletterId,
      data: { digestSlot: { day: 1, time: '09:00' } },
    });
  }, 90_000);
  afterAll(() => desk?.close());

  test('a slot that was set after its instant waits for the next one', async () => {
    expect(await due('2025-11-20T00:00:00Z')).toBe(0);
    expect(await due('2025-12-01T07:59:59Z')).toBe(0);
    expect(await digests()).toEqual([]);
  });

  test('on the slot it is drafted from the month’s issues, once, however often and by how many processes one looks', async () => {
    await Promise.all([
      due('2025-12-01T08:00:00Z'),
      due('2025-12-01T08:00:00Z'),
      due('2025-12-01T08:00:01Z'),
    ]);
    await due('2025-12-02T08:00:00Z');
    const found = await digests();
    expect(found).toHaveLength(1);
    const text = JSON.stringify(found[0]);
    expect(found[0]).toMatchObject({
      workflow: 'draft',
      tagline: 'November 2025, in one mail',
      number: null,
    });
    expect(text).toContain('Lead of First of November');
    expect(text).toContain('Lead of Second of November');
    expect(text).not.toContain('Lead of In October');
  });

  test('editors are told by a mail, writers not', async () => {
    const { delivery } = await import('../src/delivery.ts');
    const { outbox } = await delivery();
    const { docs } = await desk.payload.find({ collection: 'users', sort: 'email' });
    const states = await Promise.all(
      docs.map(({ id }) => outbox.state(`notice/digest/${newsletterId}/2025-12-01/${id}`)),
    );
    expect(docs.map(({ role }, at) => [role, states[at] !== null])).toEqual([
      ['admin', true],
      ['editor', true],
      ['writer', false],
    ]);
  });

  test('it is edited and approved like any other, takes no weekly slot, and needs readers of the digest', async () => {
    const [digest] = await digests();
    const at = `/api/masthead/issues/${digest?.id}`;
    const edit = { lede: null, tagline: 'November, told again' };
    expect((await desk.ask('writer', 'PATCH', `/api/issues/${digest?.id}?draft=true`, edit)).status).toBe(
      200,
    );
    expect((await desk.ask('editor', 'POST', `${at}/approve`, {})).status).toBe(200);
    await addReader('weekly@readers.test', 'every');
    expect((await desk.ask('editor', 'POST', `${at}/schedule`, { nextSlot: true })).body.error.message).toBe(
      'A digest takes no weekly slot.',
    );
    expect((await desk.ask('editor', 'POST', `${at}/send-now`, {})).body.error.code).toBe('no-audience');
    await addReader('monthly@readers.test', 'monthly');
    const { body } = await desk.ask('writer', 'GET', `${at}/desk`);
    expect(body).toMatchObject({ confirmed: 1, nextSlot: null });
    expect((await desk.ask('editor', 'POST', `${at}/send-now`, {})).status).toBe(200);
  });

  test('no issues that month, no digest; and one that was thrown away does not come back', async () => {
    expect(await due('2026-01-01T09:00:00Z')).toBe(0);
    await made('Of January', '2026-01-09');
    expect(await due('2026-02-01T09:00:00Z')).toBe(1);
    const [, thrownAway] = (await digests()).sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
    await desk.payload.delete({ collection: 'issues', id: thrownAway?.id ?? '' });
    expect(await due('2026-02-03T09:00:00Z')).toBe(0);
    expect(await digests()).toHaveLength(1);
  });

  test('a crash between the draft and its note drafts nothing twice', async () => {
    const { draftDigest } = await import('../src/features/digest/draft-digest.ts');
    const newsletter = await desk.payload.findByID({ collection: 'newsletters', id: newsletterId });
    const period: MonthlyPeriod = {
      date: '2026-03-01',
      at: new Date('2026-03-01T08:00:00Z'),
      from: new Date('2026-01-01T08:00:00Z'),
      month: '2026-02',
    };
    const first = await draftDigest(desk.payload, newsletter, period);
    expect(await draftDigest(desk.payload, newsletter, period)).toEqual(first);
    expect(first).not.toBeNull();
  });

  test('a slot set shortly before its instant is kept, however late the desk looks', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    await made('Of yesterday', day(1));
    const at = new Date(Math.ceil(Date.now() / 60_000) * 60_000);
    const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: 'Europe/Berlin',
    })
      .format(at)
      .split(' ');
    await desk.payload.update({
      collection: 'newsletters',
      id: newsletterId,
      data: { timeZone: 'Europe/Berlin', digestSlot: { day: Number(date.slice(-2)), time } },
    });
    const before = (await digests()).length;
    // A desk that was busy, or away, for longer than a minute.
    expect(await due(new Date(at.getTime() + 3 * 60_000).toISOString())).toBe(1);
    expect(await digests()).toHaveLength(before + 1);
  });

  const addReader = async (address: string, frequency: 'every' | 'monthly') => {
    const { delivery } = await import('../src/delivery.ts');
    const { list } = await delivery();
    await list.addConfirmed(newsletterId, [{ address, name: null }], 'test');
    const subscriptions = desk.payload.db.connection.db?.collection('subscriptions');
    await subscriptions?.updateOne({ address }, { $set: { frequency } });
  };
});
