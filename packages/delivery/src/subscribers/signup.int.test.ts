import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  confirmToken,
  type Harness,
  newsletterId,
  openHarness,
  otherNewsletterId,
  plainRenderer,
  signup,
} from '../../test/reader-harness.ts';
import { InvalidAddress } from './address.ts';
import { defaultSignupLimits } from './signup-budget.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

const dayMs = 86_400_000;

describe('signing up', () => {
  let house: Harness;
  beforeAll(async () => {
    house = await openHarness();
  });
  afterAll(() => house.close());

  const stateOf = async (address: string) => {
    const rows = await house.side.list.list({ newsletterId, addressPrefix: address, limit: 5 });
    return rows[0]?.state;
  };
  const mailsTo = (address: string) => house.mailbox.sent.filter((mail) => mail.to === address).length;
  const signUpAndConfirm = async (address: string) => {
    await house.side.subscribers.requestSignup(signup(address));
    await house.work();
    const token = confirmToken(house.mailbox, address);
    await house.side.subscribers.confirm(token, '192.0.2.1');
    return token;
  };

  it('sends one mail, and only the act on its page confirms', async () => {
    await house.side.subscribers.requestSignup(
      signup('Ada@Reader.example.org', { ip: '192.0.2.7', name: 'Ada' }),
    );
    expect(await stateOf('ada@')).toBeUndefined();
    await house.work();
    expect(await stateOf('ada@')).toBe('pending');
    const token = confirmToken(house.mailbox, 'Ada@reader.example.org');
    expect(await house.side.subscribers.readConfirmation(token)).toMatchObject({
      ok: true,
      state: 'pending',
    });
    expect(await stateOf('ada@')).toBe('pending');

    expect(await house.side.subscribers.confirm(token, '192.0.2.8')).toEqual({
      ok: true,
      already: false,
      newsletterId,
    });
    const [row] = await house.side.list.list({ newsletterId, addressPrefix: 'ada@', limit: 5 });
    expect(row).toMatchObject({
      state: 'confirmed',
      name: 'Ada',
      consent: {
        source: 'site',
        formVersion: 'f1',
        ip: '192.0.2.7',
        confirmedIp: '192.0.2.8',
        confirmedAt: house.clock.now,
        requestedAt: house.clock.now,
      },
    });
    expect(await house.database.db.collection('signupRequests').countDocuments()).toBe(0);
  });

  it('confirmed twice is confirmed once', async () => {
    const token = await signUpAndConfirm('twice@reader.example.org');
    expect(await house.side.subscribers.confirm(token, null)).toMatchObject({ ok: true, already: true });
    expect(await house.side.subscribers.readConfirmation(token)).toMatchObject({ state: 'confirmed' });
  });

  it('two clicks at once confirm once and both are told so', async () => {
    await house.side.subscribers.requestSignup(signup('race@reader.example.org'));
    await house.work();
    const token = confirmToken(house.mailbox, 'race@reader.example.org');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => house.side.subscribers.confirm(token, null)),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(answers.filter((answer) => answer.ok && !answer.already)).toHaveLength(1);
  });

  it('answers the same and does the same one insert for new, pending, confirmed, unsubscribed and suppressed', async () => {
    await signUpAndConfirm('known@reader.example.org');
    await house.side.suppressions.add([
      { address: 'blocked@reader.example.org', reason: 'bounce', source: 'test' },
    ]);
    const requests = house.database.db.collection('signupRequests');
    const shapes = [];
    for (const address of [
      'fresh@reader.example.org',
      'known@reader.example.org',
      'blocked@reader.example.org',
    ]) {
      const answer = await house.side.subscribers.requestSignup(signup(address));
      const row = await requests.findOne({ address });
      const { _id, address: _address, ...rest } = row ?? { _id: null, address: null };
      shapes.push({ answer, rest });
    }
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
    const before = mailsTo('known@reader.example.org');
    await house.work();
    expect(mailsTo('fresh@reader.example.org')).toBe(1);
    expect(mailsTo('known@reader.example.org')).toBe(before);
    expect(mailsTo('blocked@reader.example.org')).toBe(0);
    expect(await stateOf('known@')).toBe('confirmed');
    expect(await stateOf('blocked@')).toBeUndefined();
  });

  it('keeps to one confirm mail a day and three in all, until the address confirms', async () => {
    const address = 'again@reader.example.org';
    const counts = [];
    for (let day = 0; day < 5; day += 1) {
      await house.side.subscribers.requestSignup(signup(address));
      await house.side.subscribers.requestSignup(signup('AGAIN@reader.example.org'));
      await house.work();
      counts.push(house.mailbox.sent.filter((mail) => mail.to.toLowerCase() === address).length);
      house.clock.now = new Date(house.clock.now.getTime() + dayMs);
    }
    expect(counts).toEqual([1, 2, 3, 3, 3]);
  });

  it('somebody else asking for an address that left does not bring it back, and an old link does not either', async () => {
    const address = 'left@reader.example.org';
    const oldToken = await signUpAndConfirm(address);
    const unsubscribe = await unsubscribeToken(address);
    house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    expect(await house.side.subscribers.unsubscribe(unsubscribe, { via: 'page', reason: null })).toBe(true);
    expect(await house.side.subscribers.confirm(oldToken, null)).toMatchObject({ ok: false });
    expect(await house.side.subscribers.readConfirmation(oldToken)).toMatchObject({ state: 'unsubscribed' });

    house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    await house.side.subscribers.requestSignup(signup(address));
    await house.work();
    expect(await stateOf('left@')).toBe('unsubscribed');
    expect(await house.side.subscribers.confirm(oldToken, null)).toMatchObject({ ok: false });
    const newToken = confirmToken(house.mailbox, address);
    expect(newToken).not.toBe(oldToken);
    expect(await house.side.subscribers.confirm(newToken, null)).toMatchObject({ ok: true, already: false });
    expect(await stateOf('left@')).toBe('confirmed');
  });

  it('one request for two newsletters is one mail, and one click confirms both', async () => {
    await house.side.subscribers.requestSignup(
      signup('both@reader.example.org', { newsletterIds: [newsletterId, otherNewsletterId] }),
    );
    await house.work();
    expect(mailsTo('both@reader.example.org')).toBe(1);
    expect(house.mailbox.sent.at(-1)?.subject).toBe('Confirm Sample Letter and Other Letter');
    await house.side.subscribers.confirm(confirmToken(house.mailbox, 'both@reader.example.org'), null);
    const rows = await house.side.list.list({ addressPrefix: 'both@', limit: 5 });
    expect(rows.map((row) => row.state)).toEqual(['confirmed', 'confirmed']);
  });

  it('a later request takes along what still waits, as it was wished last; an older link means what its mail named', async () => {
    const address = 'more@reader.example.org';
    const ask = (newsletterIds: string[], more: object) =>
      house.side.subscribers.requestSignup({ ...signup(address, { newsletterIds }), ...more });
    await ask([newsletterId], {});
    await house.work();
    const firstLink = confirmToken(house.mailbox, address);
    house.clock.now = new Date(house.clock.now.getTime() + 2 * dayMs);
    const pausedUntil = new Date(house.clock.now.getTime() + 30 * dayMs);
    await ask([newsletterId, otherNewsletterId], { frequency: 'monthly', name: 'Ada', pausedUntil });
    await house.work();
    expect(house.mailbox.sent.at(-1)?.subject).toBe('Confirm Other Letter and Sample Letter');
    const secondLink = confirmToken(house.mailbox, address);
    const rows = async () =>
      [...(await house.side.list.list({ addressPrefix: 'more@', limit: 5 }))]
        .sort((a, b) => (a.newsletterId < b.newsletterId ? -1 : 1))
        .map(({ state, frequency, name, pausedUntil: pause }) => ({ state, frequency, name, pause }));

    await house.side.subscribers.confirm(firstLink, null);
    const wished = { state: 'confirmed', frequency: 'monthly', name: 'Ada', pause: pausedUntil };
    expect((await rows())[0]).toEqual(wished);
    expect((await rows())[1]).toMatchObject({ state: 'pending' });
    await house.side.subscribers.confirm(secondLink, null);
    expect(await rows()).toEqual([wished, wished]);
  });

  it('unconfirmed rows go after seven days, confirmed ones stay', async () => {
    await signUpAndConfirm('stays@reader.example.org');
    await house.side.subscribers.requestSignup(signup('goes@reader.example.org'));
    await house.work();
    const token = confirmToken(house.mailbox, 'goes@reader.example.org');
    await house.chores();
    expect(await stateOf('goes@')).toBe('pending');
    house.clock.now = new Date(house.clock.now.getTime() + 7 * dayMs);
    await house.chores();
    expect(await stateOf('goes@')).toBeUndefined();
    expect(await stateOf('stays@')).toBe('confirmed');
    const people = house.database.db.collection('subscribers');
    expect(await people.countDocuments({ identity: 'goes@reader.example.org' })).toBe(0);
    expect(await people.countDocuments({ identity: 'stays@reader.example.org' })).toBe(1);
    expect(await house.side.subscribers.confirm(token, null)).toEqual({ ok: false, reason: 'expired' });
  });

  it('a row that an attacker asked for says nothing a database would run', async () => {
    await house.side.subscribers.requestSignup(signup('dollar@reader.example.org', { name: '$consent.ip' }));
    await house.work();
    await house.side.subscribers.confirm(confirmToken(house.mailbox, 'dollar@reader.example.org'), null);
    const [row] = await house.side.list.list({ addressPrefix: 'dollar@', limit: 1 });
    expect(row?.name).toBe('$consent.ip');
  });

  it('a worker that dies after the grant sends the mail the second time, once', async () => {
    const dying = house.side.processors({
      renderer: {
        ...plainRenderer,
        confirm: () => {
          throw new Error('killed here');
        },
      },
      transport: house.mailbox,
      siteUrl: 'http://127.0.0.1:4000',
      timing: { ...(await import('../timing.ts')).timing(1) },
      failpoint: () => undefined,
    });
    await house.side.subscribers.requestSignup(signup('killed@reader.example.org'));
    await expect(dying.signups.runDue()).rejects.toThrow();
    await house.letTimePass();
    await house.work();
    await house.letTimePass();
    await house.work();
    expect(mailsTo('killed@reader.example.org')).toBe(1);
  });

  it('refuses what is no address before anything is written', async () => {
    await expect(
      house.side.subscribers.requestSignup(signup('a@b.example.org\r\nBcc: c@d.example.org')),
    ).rejects.toThrow(InvalidAddress);
    expect(await house.database.db.collection('signupRequests').countDocuments()).toBe(0);
  });

  async function unsubscribeToken(address: string): Promise<string> {
    const [row] = await house.side.list.list({ newsletterId, addressPrefix: address, limit: 1 });
    if (row === undefined) throw new Error(`nobody at ${address}`);
    return house.side.tokens.issue('unsubscribe', {
      subscriptionId: row.subscriptionId,
      version: 1,
      issuedAt: house.clock.now,
    });
  }
});

describe('budgets against bombing', () => {
  it('200 posts from one network and as many for one address make no more mails than the budgets, and no rows beyond', async () => {
    const house = await openHarness();
    const posts = Array.from({ length: 200 }, (_, i) => [
      signup(`flood${i}@reader.example.org`, { ip: '192.0.2.66' }),
      signup('victim@reader.example.org', { ip: `198.51.100.${i}` }),
    ]).flat();
    await Promise.all(posts.map((post) => house.side.subscribers.requestSignup(post)));
    await house.work();
    expect(house.mailbox.sent.filter((mail) => mail.to === 'victim@reader.example.org')).toHaveLength(1);
    expect(house.mailbox.sent).toHaveLength(1 + defaultSignupLimits.perHostAnHour);
    const rows = house.database.db.collection('subscriptions');
    expect(await rows.countDocuments()).toBe(1 + defaultSignupLimits.perHostAnHour);
    expect(await house.database.db.collection('signupRequests').countDocuments()).toBe(0);
    await house.close();
  }, 60_000);

  it('10 strangers behind one address get no more mails than its budget, another network goes on', async () => {
    const limits = { ...defaultSignupLimits, perHostAnHour: 4, perNetworkAnHour: 6, inAllAnHour: 9 };
    const house = await openHarness({ limits });
    const ask = async (count: number, ip: string, who: string) => {
      for (let i = 0; i < count; i += 1) {
        await house.side.subscribers.requestSignup(signup(`${who}${i}@reader.example.org`, { ip }));
      }
      await house.work();
      return house.mailbox.sent.length;
    };
    expect(await ask(10, '192.0.2.1', 'a')).toBe(4);
    // One /64, many hosts.
    expect(await ask(4, '2001:db8::1', 'b')).toBe(8);
    expect(await ask(4, '2001:db8::2', 'c')).toBe(9);
    expect(await ask(5, '203.0.113.9', 'd')).toBe(9);
    // The common budget only postpones, and at the full hour there is not a second one: an hour later it serves who had to wait.
    const hour = 3_600_000;
    house.clock.now = new Date(Math.ceil(house.clock.now.getTime() / hour) * hour);
    await house.letTimePass();
    await house.work();
    expect(house.mailbox.sent.length).toBe(9);
    house.clock.now = new Date(house.clock.now.getTime() + hour);
    await house.letTimePass();
    await house.work();
    expect(house.mailbox.sent.length).toBeGreaterThan(9);
    expect(house.mailbox.sent.length).toBeLessThanOrEqual(18);
    const bodies = new Set(house.mailbox.sent.map((mail) => mail.to));
    expect(bodies.size).toBe(house.mailbox.sent.length);
    await house.close();
  });
});
