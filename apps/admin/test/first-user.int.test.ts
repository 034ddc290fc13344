import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from './open-desk.ts';

describe('a fresh database without users', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ users: false });
  }, 60_000);
  afterAll(() => desk?.close());

  test('50 parallel posts to the first-register door make no user', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        desk.ask('anonymous', 'POST', '/api/users/first-register', {
          email: `intruder${index}@example.org`,
          password: 'a-long-enough-password',
          name: 'Intruder',
          role: 'admin',
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect((await desk.payload.count({ collection: 'users' })).totalDocs).toBe(0);
  });

  test('creating a user needs somebody who may', async () => {
    const { status } = await desk.ask('anonymous', 'POST', '/api/users', {
      email: 'intruder@example.org',
      password: 'a-long-enough-password',
      name: 'Intruder',
      role: 'admin',
    });
    expect(status).toBe(403);
  });

  test('two processes that start at once make one first admin', async () => {
    const { bootstrapAdmin } = await import('../src/collections/users/bootstrap-admin.ts');
    const first = { email: 'first@desk.test', password: 'a-long-enough-password' };
    await Promise.all([1, 2, 3, 4].map(() => bootstrapAdmin(desk.payload, first)));
    await bootstrapAdmin(desk.payload, { email: 'second@desk.test', password: 'a-long-enough-password' });
    const { docs } = await desk.payload.find({ collection: 'users' });
    expect(docs.map(({ email, role }) => ({ email, role }))).toEqual([
      { email: 'first@desk.test', role: 'admin' },
    ]);
  });
});
