import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { renderMail } from '@masthead/templates';
import { databaseOf } from '../src/read-model.ts';
import { type Desk, openDesk } from './open-desk.ts';

describe('accounts', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);
  afterAll(() => desk?.close());

  const forgot = (email: string) => desk.ask('anonymous', 'POST', '/api/users/forgot-password', { email });

  test('a forgotten password is answered alike for known and unknown addresses, and mails the known one', async () => {
    const [known, unknown] = [await forgot('writer@desk.test'), await forgot('nobody@desk.test')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const mails = await databaseOf(desk.payload)
      .collection('outbox')
      .find({ kind: 'password-reset' })
      .toArray();
    expect(mails).toHaveLength(1);
    const { html, subject, text } = mails[0]?.mail ?? {};
    const token = /http:\/\/desk\.test\/admin\/reset\/([0-9a-f]{20,})/.exec(text)?.[1] ?? '';
    // Both parts are the template's own, and nothing of them is Payload's.
    expect({ html, subject, text }).toEqual(
      await renderMail.passwordReset({
        adminUrl: 'http://desk.test',
        resetUrl: `http://desk.test/admin/reset/${token}`,
        validMinutes: 60,
      }),
    );
  });

  test('a mail that the desk has no letter for is not sent in the place of one', async () => {
    const stray = {
      to: 'writer@desk.test',
      subject: 'Stray',
      html: '<a href="http://elsewhere.test">Click</a>',
    };
    await expect(desk.payload.sendEmail(stray)).rejects.toThrow('no letter for: Stray');
  });

  test('whom an admin makes an account for is mailed a link that sets a password once; the first admin is not', async () => {
    const email = 'newcomer@desk.test';
    const data = { email, name: 'Noor', role: 'editor', password: 'typed-by-the-admin' };
    expect((await desk.ask('admin', 'POST', '/api/users', data)).status).toBe(201);
    const mails = await databaseOf(desk.payload).collection('outbox').find({ kind: 'invitation' }).toArray();
    expect(mails.map(({ mail }) => [mail.to, mail.subject])).toEqual([
      [email, 'admin invites you to Masthead'],
    ]);
    const token = /http:\/\/desk\.test\/admin\/reset\/([0-9a-f]{20,})/.exec(mails[0]?.mail.text)?.[1];
    const reset = (password: string) =>
      desk.ask('anonymous', 'POST', '/api/users/reset-password', { token, password });
    expect((await reset('chosen-by-noor-herself')).status).toBe(200);
    expect((await reset('taken-by-somebody-else')).status).toBe(403);
    const login = (password: string) =>
      desk.ask('anonymous', 'POST', '/api/users/login', { email, password });
    expect((await login('typed-by-the-admin')).status).toBe(401);
    expect((await login('chosen-by-noor-herself')).status).toBe(200);
  });

  test('eight wrong passwords lock an account, which an admin may unlock', async () => {
    const login = (password: string) =>
      desk.ask('anonymous', 'POST', '/api/users/login', { email: 'editor@desk.test', password });
    for (let attempt = 0; attempt < 8; attempt += 1)
      expect((await login('a-wrong-password')).status).toBe(401);
    expect((await login('a-long-enough-password')).status).toBe(401);
    const unlock = (who: 'writer' | 'admin') =>
      desk.ask(who, 'POST', '/api/users/unlock', { email: 'editor@desk.test' });
    expect((await unlock('writer')).status).toBe(403);
    expect((await unlock('admin')).status).toBe(200);
    expect((await login('a-long-enough-password')).status).toBe(200);
  });

  test('nothing is told to somebody who is not logged in: every collection and every page of ours refuses', async () => {
    const paths = [
      'issues',
      'stories',
      'papers',
      'media',
      'topics',
      'newsletters',
      'users',
      'issues/versions',
    ];
    for (const path of paths) {
      const { status, body } = await desk.ask('anonymous', 'GET', `/api/${path}?draft=true&depth=3`);
      expect({ path, status, docs: body.docs }).toEqual({ path, status: 403, docs: undefined });
    }
  });

  test('there is no GraphQL', async () => {
    const { status } = await desk.ask('admin', 'POST', '/api/graphql', {
      query: '{ Users { docs { email } } }',
    });
    expect(status).toBe(404);
  });
});
