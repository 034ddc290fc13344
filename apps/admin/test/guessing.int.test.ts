import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { WRONG_PASSWORDS } from '../src/features/sign-in/lock.ts';
import { databaseOf } from '../src/read-model.ts';
import { type Desk, openDesk } from './open-desk.ts';

/** Tries that are under way at once. */
const beside = 25;
const password = 'a-long-enough-password';

describe('guessing', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);
  afterAll(() => desk?.close());
  afterEach(async () => {
    await databaseOf(desk.payload).collection('signInTries').deleteMany({});
  });

  const guess = (from: string, email: string, forwarded = '1.2.3.4') =>
    desk.askWith(
      { origin: 'http://desk.test', 'x-masthead-peer': from, 'x-forwarded-for': forwarded },
      'POST',
      '/api/users/login',
      { email, password: 'a-wrong-password' },
    );

  test('1,000 tries from one network at many accounts are 50 looked at, whatever they forward; another network goes on', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 1_000; n += 25) {
      const some = Array.from({ length: 25 }, (_, at) =>
        guess('2001:db8:0:7::1', `nobody${n + at}@desk.test`, `198.51.100.${at}`),
      );
      for (const { status } of await Promise.all(some)) statuses.push(status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(950);
    expect((await guess('2001:db8:0:7::2', 'writer@desk.test')).status).toBe(429);
    expect((await guess('2001:db8:0:8::1', 'writer@desk.test')).status).toBe(401);
    const stopped = await databaseOf(desk.payload)
      .collection('deskLog')
      .find({ act: 'sign-ins stopped' })
      .toArray();
    expect(stopped.map(({ network }) => network)).toEqual(['2001:db8:0:7::/64']);
  }, 60_000);

  test('1,000 tries at one account from many networks are eight, and those under way beside them; its owner is mailed once, the log has it', async () => {
    const failed = () =>
      databaseOf(desk.payload).collection('deskLog').countDocuments({ act: 'sign-in failed' });
    const before = await failed();
    const statuses: number[] = [];
    for (let n = 0; n < 1_000; n += beside) {
      const some = Array.from({ length: beside }, (_, at) =>
        guess(`203.0.113.${(n + at) % 250}`, 'writer@desk.test'),
      );
      for (const { status } of await Promise.all(some)) statuses.push(status);
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    const right = await desk.ask('anonymous', 'POST', '/api/users/login', {
      email: 'writer@desk.test',
      password,
    });
    expect(right.status).toBe(401);
    const db = databaseOf(desk.payload);
    const mails = await db.collection('outbox').find({ kind: 'notice' }).toArray();
    expect(
      mails.filter((mail) => JSON.stringify(mail).includes('account at the desk was locked')),
    ).toHaveLength(1);
    expect(await db.collection('deskLog').countDocuments({ act: 'account locked' })).toBeGreaterThanOrEqual(
      1,
    );
    expect((await failed()) - before).toBeLessThan(WRONG_PASSWORDS + beside);
  }, 60_000);

  test('signing in rightly costs no try, wrongly one', async () => {
    const login = (given: string) =>
      desk.ask('anonymous', 'POST', '/api/users/login', { email: 'admin@desk.test', password: given });
    for (const given of [password, 'a-wrong-password', password]) await login(given);
    const rows = await databaseOf(desk.payload).collection('signInTries').find().toArray();
    expect(rows.map(({ count }) => count)).toEqual([1]);
  });
});
