import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SubscriberVerbs, TokenView } from '@masthead/delivery/ports';
import { newsletter } from './fixtures.ts';
import { makeTestApp, ownForm } from './make-test-app.ts';

type Unsubscribe = Parameters<SubscriberVerbs['unsubscribe']>;

let calls: Unsubscribe[] = [];
let undone = 0;
let undoneFrom = '';
let state: 'confirmed' | 'unsubscribed' = 'confirmed';
let broken = false;

const app = makeTestApp({
  archive: { newsletters: async () => [newsletter] },
  subscribers: {
    readUnsubscribe: async (token): Promise<TokenView> =>
      token === 'good'
        ? {
            ok: true,
            address: 'ada@readers.example',
            newsletterId: newsletter.id,
            newsletterName: newsletter.name,
            state,
          }
        : { ok: false, reason: token === 'old' ? 'expired' : 'invalid' },
    unsubscribe: async (...args) => {
      if (broken) throw new Error('no primary');
      calls.push(args);
      if (args[0] !== 'good') return false;
      state = 'unsubscribed';
      return true;
    },
    unsubscribeFromAll: async () => {
      state = 'unsubscribed';
      return true;
    },
    undoUnsubscribe: async (_token, from) => {
      undone += 1;
      undoneFrom = from ?? 'this';
      state = 'confirmed';
      return true;
    },
  },
});

beforeEach(() => {
  calls = [];
  undone = 0;
  state = 'confirmed';
  broken = false;
});

const urlencoded = (body: string): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
const multipart = (): RequestInit => {
  const body = new FormData();
  body.append('List-Unsubscribe', 'One-Click');
  return { method: 'POST', body };
};

describe('one-click (RFC 8058)', () => {
  test.each([
    ['urlencoded', urlencoded('List-Unsubscribe=One-Click')],
    ['multipart/form-data', multipart()],
    [
      'a body nobody can read',
      { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
    ],
    ['no body', { method: 'POST' }],
    ['a body too large to read', urlencoded(`x=${'y'.repeat(40_000)}`)],
    [
      'a browser of another site (providers have no cookies to steal)',
      { ...urlencoded('List-Unsubscribe=One-Click') },
    ],
  ])('%s: 200, empty, at once', async (_name, init) => {
    const response = await app.request('/u/good', init);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(calls).toEqual([['good', { via: 'one-click', reason: null }]]);
  });

  test('from another origin: no check stands in its way', async () => {
    const response = await app.request('/u/good', {
      ...urlencoded('List-Unsubscribe=One-Click'),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://mail.example',
        'sec-fetch-site': 'cross-site',
      },
    });
    expect(response.status).toBe(200);
    expect(calls).toHaveLength(1);
  });

  test('five hundred from one address at once: every one is taken, none has to wait', async () => {
    const from = { 'x-forwarded-for': '203.0.113.7', 'content-type': 'application/x-www-form-urlencoded' };
    const post = async () =>
      app.request('/u/good', { method: 'POST', headers: from, body: 'List-Unsubscribe=One-Click' });
    const answers = await Promise.all(Array.from({ length: 500 }, post));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(calls).toHaveLength(500);
  });

  test('a bad or an old token: the same 200 and nothing', async () => {
    for (const token of ['bad', 'old', '%00', '..%2f', 'x'.repeat(5000)]) {
      const response = await app.request(`/u/${token}`, multipart());
      expect([response.status, await response.text()]).toEqual([200, '']);
    }
  });

  test('503 when the write failed, so that the provider asks again', async () => {
    broken = true;
    const response = await app.request('/u/good', urlencoded('List-Unsubscribe=One-Click'));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('60');
  });
});

describe('the page', () => {
  test('opening it changes nothing, however often', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) {
      const response = await app.request('/u/good', { method });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-robots-tag')).toContain('noindex');
    }
    expect(calls).toEqual([]);
    expect(undone).toBe(0);
  });

  test('it names neither the whole address nor a script', async () => {
    const page = await (await app.request('/u/good')).text();
    expect(page).toContain('a…\u2060@readers.example');
    expect(page).not.toContain('ada@readers.example');
    expect(page).not.toContain('<script');
  });

  test('its button unsubscribes and offers an undo and a reason', async () => {
    const response = await app.request('/u/good', ownForm({ via: 'page' }));
    const page = await response.text();
    expect(calls).toEqual([['good', { via: 'page', reason: null }]]);
    expect(page).toContain('You are unsubscribed');
    expect(page).toContain('action="/u/good/undo"');
    expect(page).toContain('action="/u/good/reason"');
  });

  test('undo takes it back', async () => {
    await app.request('/u/good', ownForm({ via: 'page' }));
    const page = await (await app.request('/u/good/undo', ownForm({}))).text();
    expect(undone).toBe(1);
    expect(page).toContain('subscribed again');
  });

  test('from everything it says so, after a reason too, and its undo means everything', async () => {
    const page = await (await app.request('/u/good/all', ownForm({}))).text();
    const thanks = await app.request('/u/good/reason', ownForm({ from: 'all', reason: 'Too many mails' }));
    for (const html of [page, await thanks.text()]) {
      expect(html).toContain('any of our newsletters');
      expect(html).toContain('name="from" value="all"');
      expect(html).not.toContain('action="/u/good/all"');
    }
    await app.request('/u/good/undo', ownForm({ from: 'all' }));
    expect(undoneFrom).toBe('all');
  });

  test('a reason is passed on once it is one of ours', async () => {
    await app.request('/u/good', ownForm({ via: 'page' }));
    const thanks = await app.request('/u/good/reason', ownForm({ reason: 'Too many mails' }));
    expect(await thanks.text()).toContain('Thank you');
    expect(calls[1]).toEqual(['good', { via: 'page', reason: 'Too many mails' }]);
    const odd = await app.request('/u/good/reason', ownForm({ reason: 'x'.repeat(100) }));
    expect(odd.status).toBe(400);
  });

  test('a reason sent late unsubscribes nobody who came back', async () => {
    const response = await app.request('/u/good/reason', ownForm({ reason: 'Too many mails' }));
    expect(response.status).toBe(410);
    expect(calls).toEqual([]);
  });

  test.each(['/u/good', '/u/good/undo', '/u/good/reason'])(
    '%s from somebody else’s page does nothing',
    async (path) => {
      const response = await app.request(path, {
        ...urlencoded('via=page&reason=Too+many+mails'),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: 'https://evil.example',
        },
      });
      expect(response.status).toBe(403);
      expect(calls).toEqual([]);
      expect(undone).toBe(0);
    },
  );

  test('a dead link explains itself', async () => {
    const [invalid, expired] = [await app.request('/u/bad'), await app.request('/u/old')];
    expect([invalid.status, expired.status]).toEqual([404, 410]);
    expect(await invalid.text()).toContain('mailto:editors@gradient-notes.example');
  });
});
