import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

/** What a form or a query string becomes in the hands of a careless server: an operator in place of a text. */
const operators = [{ $gt: '' }, { $ne: null }, { $regex: '.*' }, { $where: 'sleep(1000)' }];

describe('an operator in place of a text', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openGazette();
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  test.each(operators)('%j signs nobody in, resets no password and opens no ticket', async (operator) => {
    const password = 'a-long-enough-password';
    const email = 'admin@desk.test';
    for (const [door, body] of [
      ['login', { email: operator, password }],
      ['login', { email, password: operator }],
      ['reset-password', { token: operator, password }],
      ['set-up-code', { ticket: operator }],
      ['prove-code', { ticket: operator, code: '000000' }],
      ['unlock', { email: operator }],
    ] as const) {
      const { status, headers } = await desk.ask('anonymous', 'POST', `/api/users/${door}`, body);
      expect({ door, refused: status >= 400 && status < 500 }).toEqual({ door, refused: true });
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  test.each(operators)('%j is no word to look for, no name and no filter at the desk', async (operator) => {
    for (const [path, body] of [
      ['/subscribers/search', { prefix: operator }],
      ['/subscribers/count', { newsletterId: operator }],
      ['/subscribers/erase', { address: operator, reason: 'just looking' }],
      ['/entries/find', { text: operator }],
      ['/security/code/take-away', { userId: operator }],
      ['/security/code/take-away', { email: operator }],
      ['/security/sessions/end', { id: operator }],
    ] as const) {
      const { status } = await desk.ask('admin', 'POST', `/api/masthead${path}`, body);
      expect({ path, status: [400, 422].includes(status) ? 400 : status }).toEqual({ path, status: 400 });
    }
  });

  test.each([
    '/api/users?where[email][$gt]=',
    '/api/users?where[email][$ne]=x',
    '/api/users?where[$where]=sleep(1000)',
    '/api/issues?draft=true&where[tagline][$regex]=.*',
    '/api/masthead/campaigns?status[$ne]=x',
    '/api/masthead/audit?of[$ne]=x',
    '/api/masthead/subscribers/export?newsletterId[$ne]=x',
  ])('%s is refused, not answered with everything', async (path) => {
    const { status, body } = await desk.ask('admin', 'GET', path);
    expect({ status, docs: body.docs }).toEqual({ status: 400, docs: undefined });
  });
});
