import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { env } from '../src/env.ts';
import { judgeCode } from '../src/features/sign-in/two-factor-store.ts';
import { databaseOf } from '../src/read-model.ts';
import { type Answer, type Desk, openDesk } from './open-desk.ts';

const password = 'a-long-enough-password';
const HALF_MINUTE = 30_000;

describe('signing in with a code beside the password', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);
  afterAll(() => desk?.close());

  /** Codes are good once, and tests are faster than half a minute: each takes a step of its own, from the past on. */
  const codeOf = (secret: string, steps = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * HALF_MINUTE });
  const login = (who: string, code?: string): Promise<Answer> =>
    desk.askWith({ origin: 'http://desk.test', 'user-agent': firefox }, 'POST', '/api/users/login', {
      email: `${who}@desk.test`,
      password,
      ...(code === undefined ? {} : { code }),
    });
  const said = ({ status, body, headers }: Answer) => ({
    status,
    code: body.errors?.[0]?.data?.code,
    cookie: headers.get('set-cookie') !== null,
  });
  const idOf = async (who: string): Promise<string> => {
    const { docs } = await desk.payload.find({
      collection: 'users',
      where: { email: { equals: `${who}@desk.test` } },
    });
    return docs[0]?.id ?? '';
  };
  const sessionsOf = async (who: string): Promise<number> => {
    const user = await desk.payload.db.findOne<{ id: string; sessions?: unknown[] }>({
      collection: 'users',
      where: { email: { equals: `${who}@desk.test` } },
    });
    return user?.sessions?.length ?? 0;
  };
  let secret = '';
  let recovery: string[] = [];

  test('is set up by a first code, which the secret alone does not do', async () => {
    const begun = await desk.ask('editor', 'POST', '/api/masthead/security/code/begin', {});
    expect(begun.status).toBe(200);
    secret = begun.body.secret;
    expect(begun.body.uri).toContain('otpauth://totp/Masthead:editor%40desk.test?');
    expect(said(await login('editor'))).toMatchObject({ status: 200, cookie: true });
    const wrong = await desk.ask('editor', 'POST', '/api/masthead/security/code/prove', { code: '000000' });
    expect(wrong.status).toBe(422);
    const done = await desk.ask('editor', 'POST', '/api/masthead/security/code/prove', {
      code: codeOf(secret, -1),
    });
    expect(done.status).toBe(200);
    recovery = done.body.recoveryCodes;
    expect(recovery).toHaveLength(10);
  });

  test('from then on the password alone makes no session, by any door', async () => {
    const before = await sessionsOf('editor');
    expect(said(await login('editor'))).toEqual({ status: 401, code: 'code-needed', cookie: false });
    expect(said(await login('editor', '000000'))).toEqual({ status: 401, code: 'code-wrong', cookie: false });
    await expect(
      desk.payload.login({ collection: 'users', data: { email: 'editor@desk.test', password } }),
    ).rejects.toMatchObject({ data: { code: 'code-needed' } });
    expect(await sessionsOf('editor')).toBe(before);
  });

  test('a code opens once, also for two at the same moment', async () => {
    const code = codeOf(secret);
    const both = await Promise.all([login('editor', code), login('editor', code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(said(await login('editor', code))).toMatchObject({ status: 401, code: 'code-wrong' });
  });

  test('a recovery code opens once, however it is typed', async () => {
    const typed = (recovery[0] ?? '').toUpperCase().replaceAll('-', ' ');
    expect((await login('editor', typed)).status).toBe(200);
    expect(said(await login('editor', typed))).toMatchObject({ status: 401, code: 'code-wrong' });
    const { body } = await desk.ask('editor', 'GET', '/api/masthead/security');
    expect(body.code).toEqual({ isOn: true, recoveryLeft: 9, isNeeded: false });
  });

  test('nothing of the secret, of a recovery code or of a code lies in the database in the clear', async () => {
    const rows = await databaseOf(desk.payload).collection('twoFactors').find().toArray();
    const text = JSON.stringify(rows);
    expect(rows).toHaveLength(1);
    expect(text).not.toContain(secret);
    for (const code of recovery) expect(text).not.toContain(code);
  });

  test('a password reset changes the password and signs nobody in', async () => {
    await desk.ask('anonymous', 'POST', '/api/users/forgot-password', { email: 'editor@desk.test' });
    const user = await desk.payload.db.findOne<{ id: string; resetPasswordToken?: string }>({
      collection: 'users',
      where: { email: { equals: 'editor@desk.test' } },
    });
    const reset = await desk.ask('anonymous', 'POST', '/api/users/reset-password', {
      token: user?.resetPasswordToken,
      password,
    });
    expect(said(reset)).toEqual({ status: 200, code: undefined, cookie: false });
    expect(reset.body).not.toHaveProperty('token');
    expect(await sessionsOf('editor')).toBe(0);
    expect(said(await login('editor'))).toMatchObject({ code: 'code-needed', cookie: false });
    expect((await login('editor', recovery[1])).status).toBe(200);
  });

  test('of 40 wrong codes at once five are looked at; the right one waits with them, and opens a quarter of an hour later', async () => {
    const id = await idOf('editor');
    const now = Date.now() + 10 * HALF_MINUTE;
    const at = (ms: number, code: string) => judgeCode(desk.payload, id, code, new Date(now + ms));
    const verdicts = await Promise.all(Array.from({ length: 40 }, () => at(0, '000000')));
    expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(5);
    expect(verdicts.filter((verdict) => verdict === 'locked')).toHaveLength(35);
    const later = 15 * 60_000 + 1_000;
    const right = (ms: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now + ms });
    expect(await at(1_000, right(1_000))).toBe('locked');
    expect(await at(later, right(later))).toBe('code');
  });

  test('only an admin takes somebody’s code away, and that ends their sessions', async () => {
    const userId = await idOf('editor');
    const take = (who: 'writer' | 'admin') =>
      desk.ask(who, 'POST', '/api/masthead/security/code/take-away', { userId });
    expect((await take('writer')).status).toBe(403);
    expect((await take('admin')).body).toEqual({ removed: true });
    expect(await sessionsOf('editor')).toBe(0);
    expect((await login('editor')).status).toBe(200);
  });

  test('a new password ends every session of the account, but the one in which it is one’s own', async () => {
    const path = `/api/users/${await idOf('editor')}`;
    const [cookie = ''] = (await login('editor')).headers.get('set-cookie')?.split(';') ?? [];
    expect(await sessionsOf('editor')).toBeGreaterThan(1);
    const own = { origin: 'http://desk.test', cookie };
    expect((await desk.askWith(own, 'PATCH', path, { password })).status).toBe(200);
    expect(await sessionsOf('editor')).toBe(1);
    expect((await desk.askWith(own, 'GET', '/api/users/me')).body.user?.email).toBe('editor@desk.test');
    expect((await desk.ask('admin', 'PATCH', path, { password })).status).toBe(200);
    expect(await sessionsOf('editor')).toBe(0);
    expect((await desk.askWith(own, 'GET', '/api/users/me')).body.user).toBeNull();
  });

  describe('where a role must have one', () => {
    const roles = () => env() as { TWO_FACTOR_ROLES: readonly string[] };
    beforeAll(() => {
      roles().TWO_FACTOR_ROLES = ['writer'];
    });
    afterAll(() => {
      roles().TWO_FACTOR_ROLES = [];
    });

    test('a password opens nothing but the making of one, for ten minutes', async () => {
      const before = await sessionsOf('writer');
      const refused = await login('writer');
      expect(said(refused)).toEqual({ status: 403, code: 'set-up-needed', cookie: false });
      expect(await sessionsOf('writer')).toBe(before);
      const { ticket } = refused.body.errors[0].data;
      const ask = (door: string, body: object) => desk.ask('anonymous', 'POST', `/api/users/${door}`, body);
      expect((await ask('set-up-code', { ticket: `${ticket}x` })).status).toBe(403);
      const begun = await ask('set-up-code', { ticket });
      expect(begun.status).toBe(200);
      const proved = await ask('prove-code', { ticket, code: codeOf(begun.body.secret, -1) });
      expect(proved.body.recoveryCodes).toHaveLength(10);
      expect(proved.headers.get('set-cookie')).toBeNull();
      // The ticket was for setting up, and that is done.
      expect((await ask('set-up-code', { ticket })).status).toBe(403);
      expect((await login('writer', codeOf(begun.body.secret))).status).toBe(200);
      const remove = await desk.ask('writer', 'POST', '/api/masthead/security/code/remove', {
        code: '000000',
      });
      expect([remove.status, remove.body.error.code]).toEqual([409, 'needed']);
    });

    test('an old ticket opens nothing', async () => {
      const { body } = await desk.ask('admin', 'POST', '/api/masthead/security/code/take-away', {
        userId: await idOf('writer'),
      });
      expect(body).toEqual({ removed: true });
      const { ticket } = (await login('writer')).body.errors[0].data;
      await databaseOf(desk.payload)
        .collection('twoFactors')
        .updateMany({}, { $set: { ticketUntil: new Date(Date.now() - 1) } });
      const late = await desk.ask('anonymous', 'POST', '/api/users/set-up-code', { ticket });
      expect(late.status).toBe(403);
    });
  });

  test('sessions are listed with their device; one or all others are ended, nobody else’s', async () => {
    for (let n = 0; n < 3; n += 1) expect((await login('admin')).status).toBe(200);
    const list = async () => (await desk.ask('admin', 'GET', '/api/masthead/security')).body.sessions;
    const sessions = await list();
    expect(sessions).toHaveLength(4);
    expect(sessions.filter(({ isThis }: { isThis: boolean }) => isThis)).toHaveLength(1);
    expect(sessions[0].device).toBe('Firefox on Linux');
    const end = (id: string) => desk.ask('admin', 'POST', '/api/masthead/security/sessions/end', { id });
    expect((await end(sessions[0].id)).status).toBe(200);
    expect((await end(sessions[0].id)).status).toBe(404);
    const others = await desk.ask('editor', 'POST', '/api/masthead/security/sessions/end', {
      id: sessions[1].id,
    });
    expect(others.status).toBeGreaterThanOrEqual(400);
    const cookie = ((await login('admin')).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const there = () => desk.askWith({ cookie, origin: 'http://desk.test' }, 'GET', '/api/users');
    expect((await there()).status).toBe(200);
    const { body } = await desk.ask('admin', 'POST', '/api/masthead/security/sessions/end-others', {});
    expect(body.ended).toBe(3);
    expect((await there()).status).toBe(403);
    expect(await list()).toHaveLength(1);
  });

  test('the command line takes it away by the address one signs in with', async () => {
    const cookie = ((await login('writer')).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const ask = (path: string, body: object) =>
      desk.askWith({ cookie, origin: 'http://desk.test' }, 'POST', `/api/masthead/security/${path}`, body);
    const begun = await ask('code/begin', {});
    expect((await ask('code/prove', { code: codeOf(begun.body.secret, -1) })).status).toBe(200);
    const take = (email: string) =>
      desk.askWith(
        { authorization: `MastheadLocal ${desk.localToken}` },
        'POST',
        '/api/masthead/security/code/take-away',
        { email },
      );
    const nobody = await take('nobody@desk.test');
    expect([nobody.status, nobody.body.error.code]).toEqual([404, 'no-account']);
    expect((await take('Writer@desk.test')).body).toEqual({ removed: true });
    expect((await take('writer@desk.test')).body).toEqual({ removed: false });
    expect(await sessionsOf('writer')).toBe(0);
    expect((await login('writer')).status).toBe(200);
  });
});

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
