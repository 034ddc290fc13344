import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Harness, newsletterId, openHarness, otherNewsletterId } from '../../test/reader-harness.ts';
import { readersOf } from '../../test/readers-of.ts';

const both = [newsletterId, otherNewsletterId];

describe('leaving', () => {
  let house: Harness;
  const { subscribed, tokensOf, move, stateOf } = readersOf(() => house);
  beforeAll(async () => {
    house = await openHarness();
  }, 60_000);
  beforeEach(() => house.empty());
  afterAll(() => house.close());

  const states = (identity: string) => Promise.all(both.map((id) => stateOf(identity, id)));

  describe('by a link to an address that was joined to another', () => {
    let oldLink = '';
    beforeEach(async () => {
      oldLink = (await subscribed('old@reader.example.net', both)).unsubscribe;
      await subscribed('new@reader.example.net', both);
      await move('old@reader.example.net', 'new@reader.example.net');
    });

    it.each(['one-click', 'page'] as const)('%s reaches the subscription that goes on', async (via) => {
      const { subscribers } = house.side;
      expect(await subscribers.readUnsubscribe(oldLink)).toMatchObject({ ok: true, state: 'confirmed' });
      expect(await subscribers.unsubscribe(oldLink, { via, reason: null })).toBe(true);
      expect(await states('new@reader.example.net')).toEqual(['unsubscribed', 'confirmed']);
      expect(await subscribers.readUnsubscribe(oldLink)).toMatchObject({ ok: true, state: 'unsubscribed' });
    });

    it('from all reaches all that go on', async () => {
      expect(await house.side.subscribers.unsubscribeFromAll(oldLink, null)).toBe(true);
      expect(await states('new@reader.example.net')).toEqual(['unsubscribed', 'unsubscribed']);
    });
  });

  describe('taken back', () => {
    const address = 'ada@reader.example.net';
    const later = () => {
      house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    };

    it('from all brings back what that press left and the link’s own, by either kind of link', async () => {
      await subscribed(address, both);
      const { subscribers } = house.side;
      for (const link of [(await tokensOf(address)).unsubscribe, (await tokensOf(address)).preferences]) {
        await subscribers.unsubscribe(link, { via: 'page', reason: null });
        later();
        await subscribers.unsubscribeFromAll(link, null);
        expect(await states(address)).toEqual(['unsubscribed', 'unsubscribed']);
        expect(await subscribers.readUnsubscribe(link)).toMatchObject({ ok: true, state: 'unsubscribed' });
        expect(await subscribers.undoUnsubscribe(link, 'all')).toBe(true);
        expect(await states(address)).toEqual(['confirmed', 'confirmed']);
        later();
      }
    });

    it('from all leaves alone what had been left by itself before', async () => {
      await subscribed(address, both);
      const { subscribers } = house.side;
      const other = (await tokensOf(address, otherNewsletterId)).unsubscribe;
      await subscribers.unsubscribe(other, { via: 'page', reason: null });
      later();
      const { unsubscribe } = await tokensOf(address);
      await subscribers.unsubscribeFromAll(unsubscribe, null);
      expect(await subscribers.undoUnsubscribe(unsubscribe, 'all')).toBe(true);
      expect(await states(address)).toEqual(['confirmed', 'unsubscribed']);
    });
  });
});
