import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Harness, newsletterId, openHarness } from '../../test/reader-harness.ts';

const merge = { by: 'merge-1', from: 'four-bits', into: 'fp4' };

describe('two topics become one for the readers, too', () => {
  let house: Harness;
  beforeAll(async () => {
    house = await openHarness();
  }, 60_000);
  beforeEach(() => house.empty());
  afterAll(() => house.close());

  /** A confirmed reader with these topics; answers the token of their preferences. */
  const reader = async (name: string, topics: readonly string[]): Promise<string> => {
    const address = `${name}@reader.example.net`;
    await house.side.list.addConfirmed(newsletterId, [{ address, name: null }], 'import:test');
    const [row] = await house.side.list.list({ newsletterId, addressPrefix: address, limit: 1 });
    const token = house.side.tokens.issue('preferences', {
      subscriptionId: row?.subscriptionId ?? '',
      version: 1,
      issuedAt: house.clock.now,
    });
    await house.side.subscribers.updatePreferences(token, { topics });
    return token;
  };
  const topicsOf = async (token: string): Promise<readonly string[]> => {
    const view = await house.side.subscribers.readPreferences(token);
    if (!view.ok) throw new Error(view.reason);
    return view.topics ?? [];
  };
  const readersOf = async (topic: string) =>
    (await house.side.list.count({ newsletterId, state: 'confirmed', topic })).count;

  it('each choice is led once, done again it changes nothing, and undone all stand where they stood', async () => {
    const [one, both, other, none] = [
      await reader('one', ['evals', 'four-bits']),
      await reader('both', ['four-bits', 'evals', 'fp4']),
      await reader('other', ['fp4']),
      await reader('none', []),
    ];
    const all = () => Promise.all([one, both, other, none].map(topicsOf));
    expect(await house.side.topicChoices.lead(merge)).toBe(2);
    expect(await all()).toEqual([['evals', 'fp4'], ['evals', 'fp4'], ['fp4'], []]);
    expect([await readersOf('fp4'), await readersOf('four-bits')]).toEqual([3, 0]);
    expect(await house.side.topicChoices.lead(merge)).toBe(0);

    expect(await house.side.topicChoices.leadBack(merge)).toBe(2);
    expect(await all()).toEqual([['evals', 'four-bits'], ['evals', 'fp4', 'four-bits'], ['fp4'], []]);
    expect(await house.side.topicChoices.leadBack(merge)).toBe(0);
  });

  it('who chose anew since is not led back', async () => {
    const [changed, left] = [await reader('changed', ['four-bits']), await reader('left', ['four-bits'])];
    await house.side.topicChoices.lead(merge);
    await house.side.subscribers.updatePreferences(changed, { topics: ['fp4', 'evals'] });
    await house.side.subscribers.updatePreferences(left, { frequency: 'monthly' });
    expect(await house.side.topicChoices.leadBack(merge)).toBe(1);
    expect([await topicsOf(changed), await topicsOf(left)]).toEqual([['fp4', 'evals'], ['four-bits']]);
  });

  it('of two merges in a row each is taken back by itself', async () => {
    const token = await reader('chain', ['four-bits']);
    const next = { by: 'merge-2', from: 'fp4', into: 'number-formats' };
    await house.side.topicChoices.lead(merge);
    await house.side.topicChoices.lead(next);
    expect(await topicsOf(token)).toEqual(['number-formats']);
    await house.side.topicChoices.leadBack(next);
    expect(await topicsOf(token)).toEqual(['fp4']);
    await house.side.topicChoices.leadBack(merge);
    expect(await topicsOf(token)).toEqual(['four-bits']);
  });

  it('segments and the filters that campaigns copied follow; a segment saved since stays as it was saved', async () => {
    const filter = { topic: 'four-bits' };
    const kept = await house.side.segments.save({ newsletterId, name: 'Kept', filter });
    const anew = await house.side.segments.save({ newsletterId, name: 'Anew', filter });
    const campaigns = house.database.db.collection('campaigns');
    await campaigns.insertOne({ segment: { name: 'Kept', filter } });
    const now = async () => [
      (await house.side.segments.get(kept.id))?.filter.topic,
      (await house.side.segments.get(anew.id))?.filter.topic,
      (await campaigns.findOne())?.segment.filter.topic,
    ];
    await house.side.topicChoices.lead(merge);
    expect(await now()).toEqual(['fp4', 'fp4', 'fp4']);
    await house.side.segments.save({ newsletterId, name: 'Anew', filter: { topic: 'fp4' } });
    await house.side.topicChoices.leadBack(merge);
    expect(await now()).toEqual(['four-bits', 'fp4', 'four-bits']);
  });

  it('an index finds the readers: nobody else’s row is read', async () => {
    await reader('one', ['four-bits']);
    for (let n = 0; n < 20; n += 1) await reader(`reader-${n}`, ['evals']);
    const { db } = house.database;
    await db.command({ profile: 2 });
    await house.side.topicChoices.lead(merge);
    await db.command({ profile: 0 });
    const seen = await db
      .collection('system.profile')
      .find({ ns: `${db.databaseName}.subscriptions`, op: 'update' })
      .toArray();
    expect(seen.length).toBeGreaterThan(0);
    for (const { docsExamined } of seen) expect(docsExamined).toBeLessThanOrEqual(1);
  });
});
