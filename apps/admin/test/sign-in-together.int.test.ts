import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { databaseOf } from '../src/read-model.ts';
import { type Answer, type Desk, openDesk } from './open-desk.ts';

const origin = 'http://desk.test';
const password = 'a-long-enough-password';
const together = 8;

describe('signing in while the account is written by others', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);
  afterAll(() => desk?.close());

  const login = (who: string, typed = password): Promise<Answer> =>
    desk.askWith({ origin }, 'POST', '/api/users/login', { email: `${who}@desk.test`, password: typed });
  const cookieOf = ({ headers }: Answer) => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const whoIs = async (cookie: string): Promise<string | undefined> =>
    (await desk.askWith({ cookie, origin }, 'GET', '/api/users/me')).body.user?.email;
  const account = async (who: string) => {
    const { docs } = await desk.payload.find({
      collection: 'users',
      where: { email: { equals: `${who}@desk.test` } },
    });
    return docs[0];
  };

  /** Lets `change` happen just after Payload has read the account that signs in, and before it writes it back. */
  const withChangeMeanwhile = async (
    change: () => Promise<unknown>,
    signIn: () => Promise<Answer>,
  ): Promise<Answer> => {
    const { db } = desk.payload;
    const findOne = db.findOne.bind(db);
    db.findOne = (async (asked: Parameters<typeof findOne>[0]) => {
      const found = await findOne(asked);
      if (asked.collection === 'users') {
        db.findOne = findOne;
        await change();
      }
      return found;
    }) as typeof db.findOne;
    try {
      return await signIn();
    } finally {
      db.findOne = findOne;
    }
  };

  test(`of ${together} sign-ins to one account at once all open the desk afterwards, and none was a try too many`, async () => {
    const answers = await Promise.all(Array.from({ length: together }, () => login('editor')));
    expect(answers.map(({ status }) => status)).toEqual(Array(together).fill(200));
    const people = await Promise.all(answers.map((answer) => whoIs(cookieOf(answer))));
    expect(people).toEqual(Array(together).fill('editor@desk.test'));
    const tries = await databaseOf(desk.payload).collection('signInTries').find().toArray();
    expect(tries.map(({ count }) => count)).toEqual([0]);
  }, 60_000);

  test('a role that was taken away while somebody signed in stays away', async () => {
    const { id } = (await account('editor')) ?? {};
    const answer = await withChangeMeanwhile(
      () => desk.ask('admin', 'PATCH', `/api/users/${id}`, { role: 'writer' }),
      () => login('editor'),
    );
    expect([answer.status, answer.body.user?.role]).toEqual([200, 'writer']);
    expect((await account('editor'))?.role).toBe('writer');
    expect(await whoIs(cookieOf(answer))).toBe('editor@desk.test');
  });

  test('the old password opens nothing when it was changed at that moment, and the new one stands', async () => {
    const { id } = (await account('writer')) ?? {};
    const changed = 'another-long-enough-password';
    const answer = await withChangeMeanwhile(
      () => desk.ask('admin', 'PATCH', `/api/users/${id}`, { password: changed }),
      () => login('writer'),
    );
    expect([answer.status, cookieOf(answer)]).toEqual([401, '']);
    expect((await login('writer', changed)).status).toBe(200);
  });
});
