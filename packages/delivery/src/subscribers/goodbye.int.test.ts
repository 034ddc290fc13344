import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Harness, newsletterId, openHarness, otherNewsletterId } from '../../test/reader-harness.ts';
import { makeSubscriptionStore } from '../mongo/subscription-store.ts';
import { noFailpoints } from '../ports/failpoints.ts';
import { silentLog } from '../ports/log.ts';
import { silentWaker } from '../ports/waker.ts';
import { makeSayGoodbye } from './say-goodbye.ts';
import { makeUnsubscribe } from './unsubscribe.ts';

jest.setTimeout(60_000);

const dayMs = 86_400_000;
const wanted = { welcome: false, goodbye: true, origins: [], topics: [] };
const byOneClick = { via: 'one-click', reason: null } as const;

describe('the goodbye mail', () => {
  let house: Harness;
  let address = '';
  let id = '';
  let link = '';
  let count = 0;
  beforeAll(async () => {
    house = await openHarness();
  });
  afterAll(() => house.close());

  beforeEach(async () => {
    count += 1;
    address = `leaver${count}@mail.example.org`;
    await house.side.list.addConfirmed(newsletterId, [{ address, name: 'L' }], 'test');
    const [row] = await house.side.list.list({ addressPrefix: address, limit: 1 });
    id = row?.subscriptionId ?? '';
    link = house.side.tokens.issue('unsubscribe', {
      subscriptionId: id,
      version: 1,
      issuedAt: house.clock.now,
    });
    await house.side.signupSettings.put(newsletterId, wanted);
    await house.side.signupSettings.put(otherNewsletterId, { ...wanted, goodbye: false });
  });

  const subscribers = () => house.side.subscribers;
  const change = (set: object) =>
    house.database.db.collection('subscriptions').updateOne({ identity: address }, { $set: set });
  const goodbyes = () => house.mailbox.sent.filter((mail) => mail.to === address);

  it('is not sent unless the newsletter wants it', async () => {
    await house.side.signupSettings.put(newsletterId, { ...wanted, goodbye: false });
    expect(await subscribers().unsubscribe(link, byOneClick)).toBe(true);
    await house.work();
    expect(goodbyes()).toEqual([]);
  });

  it('goes once to who left by one click, with a link that takes it back, however often the click is repeated', async () => {
    for (let again = 0; again < 3; again += 1) {
      expect(await subscribers().unsubscribe(link, byOneClick)).toBe(true);
      await house.work();
    }
    await subscribers().unsubscribe(link, { via: 'page', reason: 'Too many mails' });
    await house.work();
    const [mail, ...others] = goodbyes();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Goodbye from Sample Letter');
    const token = /\/u\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(await subscribers().readUnsubscribe(token)).toMatchObject({ ok: true, state: 'unsubscribed' });
    expect(await subscribers().undoUnsubscribe(token)).toBe(true);
    expect(await subscribers().readUnsubscribe(token)).toMatchObject({ state: 'confirmed' });
  });

  it('goes once a day to who undoes it and leaves again, and anew on another day', async () => {
    for (let again = 0; again < 3; again += 1) {
      await subscribers().unsubscribe(link, byOneClick);
      await house.work();
      expect(await subscribers().undoUnsubscribe(link)).toBe(true);
    }
    expect(goodbyes()).toHaveLength(1);
    const before = house.clock.now;
    house.clock.now = new Date(before.getTime() + dayMs);
    await subscribers().unsubscribe(link, byOneClick);
    await house.work();
    house.clock.now = before;
    expect(goodbyes()).toHaveLength(2);
  });

  it('names all that were left in one act, in one mail', async () => {
    await house.side.list.addConfirmed(otherNewsletterId, [{ address, name: 'L' }], 'test');
    expect(await subscribers().unsubscribeFromAll(link, null)).toBe(true);
    await house.work();
    expect(goodbyes().map(({ subject }) => subject)).toEqual(['Goodbye from Sample Letter and Other Letter']);
  });

  it('is not sent to who is back before it goes, nor to who left in another way', async () => {
    await subscribers().unsubscribe(link, byOneClick);
    await subscribers().undoUnsubscribe(link);
    await house.work();
    expect(goodbyes()).toEqual([]);
    await subscribers().unsubscribe(link, byOneClick);
    await change({ 'left.via': 'complaint' });
    await house.work();
    expect(goodbyes()).toEqual([]);
  });

  it('is not sent to an address that never confirmed', async () => {
    await subscribers().unsubscribe(link, byOneClick);
    await change({ confirmedAt: null });
    await house.work();
    expect(goodbyes()).toEqual([]);
  });

  it('that cannot be noted keeps nobody on the list', async () => {
    const store = makeSubscriptionStore(house.database.db);
    const broken = async () => {
      throw new Error('the settings are out of reach');
    };
    const warned: string[] = [];
    const unsubscribe = makeUnsubscribe({
      tokens: house.side.tokens,
      store,
      clock: () => house.clock.now,
      failpoint: noFailpoints,
      sayGoodbye: makeSayGoodbye({
        store,
        signupSettings: { get: broken },
        queue: { put: broken },
        waker: silentWaker,
        log: { ...silentLog, warn: (_context, message) => warned.push(message) },
      }),
    });
    expect(await unsubscribe(link, byOneClick)).toBe(true);
    expect((await store.get(id))?.state).toBe('unsubscribed');
    expect(warned).toEqual(['a goodbye could not be noted; the reader has left all the same']);
  });
});
