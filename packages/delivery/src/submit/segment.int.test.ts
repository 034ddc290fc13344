import { jest } from '@jest/globals';
import type { SubscriberFilter } from '@masthead/domain';
import { mailed, openEngine, type TestEngine } from '../../test/open-engine.ts';
import { addressOf } from '../../test/seed.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus } from '../../test/until-status.ts';

jest.setTimeout(60_000);

const since = new Date('2026-10-01T00:00:00Z');

describe('a campaign for a segment', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine({ ...sharedDatabase, recipients: 12 });
    const { subscriptions } = engine.database.collections;
    const mark = (indexes: readonly number[], fields: object) =>
      subscriptions.updateMany({ address: { $in: indexes.map(addressOf) } }, { $set: fields });
    await mark([1, 2, 3, 4, 5, 6], { topics: ['evals'] });
    await mark([2, 3, 4, 8], { 'consent.source': 'embed:shop.example' });
    await mark([3, 9, 10], { engagedAt: new Date('2026-10-05T00:00:00Z') });
    await mark([4], { state: 'pending', confirmedAt: null });
    await mark([5], { state: 'unsubscribed' });
    await mark([6], { frequency: 'monthly' });
    await mark([9], { pausedUntil: new Date(Date.now() + 86_400_000) });
  });
  afterAll(() => engine.close());

  const segment = (filter: SubscriberFilter) => ({ name: 'Some', filter });
  const send = async (filter: SubscriberFilter): Promise<readonly string[]> => {
    const { campaignId, issueId } = await engine.schedule({ segment: segment(filter) });
    await untilStatus(engine, campaignId, 'submitted');
    return (await mailed(engine.sandbox)).filter(({ issue }) => issue === issueId).map(({ to }) => to);
  };
  const counted = async (filter: SubscriberFilter) =>
    (await engine.delivery.list.countAudience({ ...filter, newsletterId: engine.newsletter.id }, 'weekly'))
      .count;
  const readers = (...indexes: number[]) => indexes.map(addressOf).sort();

  it.each<[string, SubscriberFilter, number[]]>([
    ['a topic', { topic: 'evals' }, [1, 2, 3]],
    ['a source', { source: 'embed:shop.example' }, [2, 3, 8]],
    ['a topic and a source', { topic: 'evals', source: 'embed:shop.example' }, [2, 3]],
    ['the confirmed, by name', { state: 'confirmed', topic: 'evals' }, [1, 2, 3]],
    ['who wants every issue', { frequency: 'every', topic: 'evals' }, [1, 2, 3]],
  ])('of %s mails exactly its readers, as many as were counted', async (_, filter, indexes) => {
    expect(await counted(filter)).toBe(indexes.length);
    expect([...(await send(filter))].sort()).toEqual(readers(...indexes));
  });

  it('of who read lately leaves out the paused, who are counted', async () => {
    expect(await counted({ engagedSince: since })).toBe(3);
    expect([...(await send({ engagedSince: since }))].sort()).toEqual(readers(3, 10));
  });

  it.each<[string, SubscriberFilter]>([
    ['the pending', { state: 'pending' }],
    ['the unsubscribed', { state: 'unsubscribed', topic: 'evals' }],
    ['who wants the digest alone', { frequency: 'monthly' }],
    ['nobody', { source: 'nowhere' }],
  ])('of %s is for nobody and is not taken', async (_, filter) => {
    expect(await counted(filter)).toBe(0);
    await expect(engine.schedule({ segment: segment(filter) })).rejects.toThrow('no-audience');
  });

  it('that was scheduled when any state could be saved mails nobody', async () => {
    const at = new Date(Date.now() + 3_600_000);
    const { campaignId, issueId } = await engine.schedule({ at, segment: segment({ topic: 'evals' }) });
    await engine.database.collections.campaigns.updateOne(
      { issueId },
      { $set: { 'segment.filter.state': 'pending', scheduledFor: new Date() } },
    );
    await untilStatus(engine, campaignId, 'submitted');
    expect((await mailed(engine.sandbox)).filter(({ issue }) => issue === issueId)).toEqual([]);
  });
});
