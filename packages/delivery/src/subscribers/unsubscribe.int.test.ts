import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Harness, newsletterId, openHarness } from '../../test/reader-harness.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

const dayMs = 86_400_000;

describe('leaving', () => {
  let house: Harness;
  let address = '';
  let id = '';
  let unsubscribe = '';
  let count = 0;
  beforeAll(async () => {
    house = await openHarness();
  });
  afterAll(() => house.close());

  beforeEach(async () => {
    count += 1;
    address = `reader${count}@mail.example.org`;
    await house.side.list.addConfirmed(newsletterId, [{ address, name: 'R' }], 'test');
    const [row] = await house.side.list.list({ addressPrefix: address, limit: 1 });
    id = row?.subscriptionId ?? '';
    unsubscribe = issue('unsubscribe');
  });
  const issue = (purpose: 'unsubscribe' | 'preferences' | 'confirm') =>
    house.side.tokens.issue(purpose, { subscriptionId: id, version: 1, issuedAt: house.clock.now });
  const row = async () => (await house.side.list.list({ addressPrefix: address, limit: 1 }))[0];
  const byOneClick = { via: 'one-click', reason: null } as const;

  it('looking changes nothing, acting does, and acting again is the same', async () => {
    expect(await house.side.subscribers.readUnsubscribe(unsubscribe)).toEqual({
      ok: true,
      address,
      newsletterId,
      newsletterName: 'Sample Letter',
      state: 'confirmed',
    });
    expect((await row())?.state).toBe('confirmed');
    for (let again = 0; again < 3; again += 1) {
      expect(await house.side.subscribers.unsubscribe(unsubscribe, byOneClick)).toBe(true);
      expect((await row())?.state).toBe('unsubscribed');
    }
  });

  it('keeps when and how, and takes a reason that is told afterwards once', async () => {
    await house.side.subscribers.unsubscribe(unsubscribe, byOneClick);
    const at = house.clock.now;
    await house.side.subscribers.unsubscribe(unsubscribe, { via: 'page', reason: 'too\nmuch' });
    await house.side.subscribers.unsubscribe(unsubscribe, { via: 'page', reason: 'other' });
    const doc = await house.database.db.collection('subscriptions').findOne({ identity: address });
    expect(doc?.left).toEqual({ at, via: 'one-click', reason: 'too much' });
  });

  it('works with a link a year old and after the token version was raised', async () => {
    const before = house.clock.now;
    await house.database.db
      .collection('subscriptions')
      .updateOne({ identity: address }, { $set: { tokenVersion: 2 } });
    house.clock.now = new Date(before.getTime() + 366 * dayMs);
    expect(await house.side.subscribers.unsubscribe(unsubscribe, byOneClick)).toBe(true);
    house.clock.now = before;
  });

  it('can be done, and taken back, from the preferences page by its own link', async () => {
    const token = issue('preferences');
    expect(await house.side.subscribers.unsubscribe(token, { via: 'page', reason: null })).toBe(true);
    expect((await row())?.state).toBe('unsubscribed');
    expect(await house.side.subscribers.undoUnsubscribe(token)).toBe(true);
    expect((await row())?.state).toBe('confirmed');
  });

  it('is not done by a token of another purpose, a forged one, or one of nobody', async () => {
    const nobody = house.side.tokens.issue('unsubscribe', {
      subscriptionId: 'f'.repeat(24),
      version: 1,
      issuedAt: house.clock.now,
    });
    const forged = `${unsubscribe.slice(0, -1)}${unsubscribe.endsWith('A') ? 'B' : 'A'}`;
    for (const token of [issue('confirm'), forged, nobody, '']) {
      expect(await house.side.subscribers.unsubscribe(token, byOneClick)).toBe(false);
    }
    expect((await row())?.state).toBe('confirmed');
  });

  it('can be taken back for a day by the same link, and then no more', async () => {
    const before = house.clock.now;
    await house.side.subscribers.unsubscribe(unsubscribe, byOneClick);
    expect(await house.side.subscribers.undoUnsubscribe(unsubscribe)).toBe(true);
    expect(await house.side.subscribers.undoUnsubscribe(unsubscribe)).toBe(true);
    expect(await row()).toMatchObject({ state: 'confirmed', consent: { source: 'test' } });

    await house.side.subscribers.unsubscribe(unsubscribe, byOneClick);
    house.clock.now = new Date(before.getTime() + dayMs + 1000);
    expect(await house.side.subscribers.undoUnsubscribe(unsubscribe)).toBe(false);
    expect((await row())?.state).toBe('unsubscribed');
    house.clock.now = before;
  });

  it('after a complaint is not taken back by a link', async () => {
    await house.database.db
      .collection('subscriptions')
      .updateOne(
        { identity: address },
        { $set: { state: 'unsubscribed', left: { at: house.clock.now, via: 'complaint', reason: null } } },
      );
    expect(await house.side.subscribers.undoUnsubscribe(unsubscribe)).toBe(false);
  });

  it('preferences change by their own link alone, and a voided one changes nothing', async () => {
    const token = issue('preferences');
    const pausedUntil = new Date('2030-01-01T00:00:00Z');
    expect(
      await house.side.subscribers.updatePreferences(token, {
        frequency: 'monthly',
        pausedUntil,
        name: ' New\tName ',
      }),
    ).toBe(true);
    expect(await house.side.subscribers.readPreferences(token)).toMatchObject({
      ok: true,
      frequency: 'monthly',
      pausedUntil,
      name: 'New Name',
    });
    expect(await house.side.subscribers.updatePreferences(token, { pausedUntil: null })).toBe(true);
    expect(await house.side.subscribers.updatePreferences(token, {})).toBe(true);
    expect(await row()).toMatchObject({ frequency: 'monthly', pausedUntil: null, name: 'New Name' });
    expect(await house.side.subscribers.updatePreferences(unsubscribe, { frequency: 'every' })).toBe(false);
    await house.database.db
      .collection('subscriptions')
      .updateOne({ identity: address }, { $set: { tokenVersion: 2 } });
    expect(await house.side.subscribers.updatePreferences(token, { frequency: 'every' })).toBe(false);
    expect(await house.side.subscribers.readPreferences(token)).toEqual({ ok: false, reason: 'invalid' });
  });
});
