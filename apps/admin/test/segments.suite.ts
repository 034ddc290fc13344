import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { delivery } from '../src/delivery.ts';
import { openGazette } from './gazette.ts';
import { quietDraft } from './gazette-form.ts';
import type { Desk } from './open-desk.ts';

describe('segments at the desk', () => {
  let desk: Desk;
  let newsletterId: string;
  let issueId: string;
  const post = (path: string, body: object) => desk.ask('editor', 'POST', `/api/masthead${path}`, body);
  const ofIssue = async () =>
    (await desk.ask('writer', 'GET', `/api/masthead/issues/${issueId}/segments`)).body.segments;

  beforeAll(async () => {
    desk = await openGazette({ timeZone: 'UTC', slot: undefined });
    newsletterId = (await desk.payload.find({ collection: 'newsletters' })).docs[0]?.id ?? '';
    const { list } = await delivery();
    const people = ['ada', 'ben', 'cleo', 'dan'].map((name) => ({
      address: `${name}@readers.example`,
      name,
    }));
    await list.addConfirmed(newsletterId, people, 'fair');
    const rows = desk.payload.db.connection.collection('subscriptions');
    await rows.updateOne({ name: 'cleo' }, { $set: { state: 'pending' } });
    await rows.updateOne({ name: 'dan' }, { $set: { frequency: 'monthly' } });
    const { body } = await post('/import', {
      draft: quietDraft({ tagline: 'For some' }),
      importKey: 'a-text-of-this-test',
      newsletter: 'gazette',
    });
    issueId = body.issueId;
    expect((await post(`/issues/${issueId}/approve`, {})).body.error).toBeUndefined();
  }, 60_000);
  afterAll(() => desk?.close());

  test.each(['pending', 'unsubscribed'])('a segment of the %s is refused by name', async (state) => {
    const { status, body } = await post('/segments', { newsletterId, name: 'Wrong', filter: { state } });
    expect(status).toBe(400);
    expect(body.error.message).toContain('only confirmed readers');
    expect(await (await delivery()).segments.of(newsletterId)).toEqual([]);
  });

  test('saved with Confirmed it keeps no state, and is counted as a campaign would reach it', async () => {
    const filter = { newsletterId, state: 'confirmed', source: 'fair' };
    const saved = await post('/segments', { newsletterId, name: 'Fair', filter });
    expect(saved.body.filter).toEqual({ newsletterId, source: 'fair' });
    const { body } = await post('/segments/audience', saved.body.filter);
    expect([body.weekly.count, body.digest.count]).toEqual([2, 1]);
    expect(await ofIssue()).toMatchObject([{ name: 'Fair', audience: 2 }]);
  });

  test('one kept from when any state could be saved is no choice, is refused, and can be removed', async () => {
    const kept = await (await delivery()).segments.save({
      newsletterId,
      name: 'Kept',
      filter: { state: 'pending' },
    });
    expect((await ofIssue()).map(({ name }: { name: string }) => name)).toEqual(['Fair']);
    const { status, body } = await post(`/issues/${issueId}/schedule`, {
      at: new Date(Date.now() + 3_600_000).toISOString(),
      segmentId: kept.id,
    });
    expect([status, body.error.code]).toEqual([422, 'unmailed-segment']);
    const removed = await desk.ask('editor', 'DELETE', `/api/masthead/segments/${kept.id}`);
    expect(removed.body).toEqual({ removed: true });
  });
});
