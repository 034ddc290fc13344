import { beforeEach, expect, test } from '@jest/globals';
import type { SubscriberVerbs } from '@masthead/delivery/ports';
import { newsletter } from './fixtures.ts';
import { makeTestApp, ownForm } from './make-test-app.ts';

type Change = Parameters<SubscriberVerbs['updatePreferences']>[1];

let changes: Change[] = [];
let unsubscribed = 0;
let moves: string[] = [];
const app = makeTestApp({
  archive: { newsletters: async () => [newsletter] },
  subscribers: {
    readPreferences: async (token) =>
      token === 'good'
        ? {
            ok: true,
            address: 'ada@readers.example',
            newsletterId: newsletter.id,
            newsletterName: newsletter.name,
            state: 'confirmed',
            frequency: 'monthly',
            pausedUntil: new Date('2026-12-24T00:00:00Z'),
            name: '<b>Ada</b>',
          }
        : { ok: false, reason: 'invalid' },
    updatePreferences: async (token, change) => {
      changes.push(change);
      return token === 'good';
    },
    unsubscribe: async () => {
      unsubscribed += 1;
      return true;
    },
    unsubscribeFromAll: async () => true,
    requestMove: async (_token, address) => {
      moves.push(address);
      return true;
    },
  },
});

beforeEach(() => {
  changes = [];
  unsubscribed = 0;
  moves = [];
});

const form = (fields: Record<string, string> = {}) =>
  ownForm({ frequency: 'every', pausedUntil: '', name: 'Ada', ...fields });

test('the page shows what is set, escaped, and changes nothing', async () => {
  const html = await (await app.request('/p/good')).text();
  expect(html).toContain('value="2026-12-24"');
  expect(html).toContain('value="&lt;b&gt;Ada&lt;/b&gt;"');
  expect(html).toMatch(/value="monthly" checked|checked="" value="monthly"/);
  expect(changes).toEqual([]);
});

test('saving passes on frequency, pause and name', async () => {
  const html = await (await app.request('/p/good', form({ pausedUntil: '2027-01-04' }))).text();
  expect(html).toContain('Saved.');
  expect(changes).toEqual([
    { frequency: 'every', pausedUntil: new Date('2027-01-04T00:00:00Z'), name: 'Ada' },
  ]);
});

test('an empty date ends the pause, an empty name forgets it, a past date is no pause', async () => {
  await app.request('/p/good', form({ name: ' ' }));
  await app.request('/p/good', form({ pausedUntil: '2026-01-01' }));
  expect(changes).toEqual([
    { frequency: 'every', pausedUntil: null, name: null },
    { frequency: 'every', pausedUntil: null, name: 'Ada' },
  ]);
});

test.each([
  ['a date that is none', { pausedUntil: '2026-13-40' }],
  ['a pause of years', { pausedUntil: '2031-01-01' }],
  ['a frequency we do not know', { frequency: 'hourly' }],
  ['a control character', { name: 'A\u0007' }],
])('%s is not saved', async (_name, fields) => {
  const response = await app.request('/p/good', form(fields));
  expect(response.status).toBe(422);
  expect(changes).toEqual([]);
});

test('the way out unsubscribes by a POST', async () => {
  const html = await (await app.request('/p/good/unsubscribe', ownForm({}))).text();
  expect(unsubscribed).toBe(1);
  expect(html).toContain('You are unsubscribed');
  expect(html).toContain(newsletter.name);
  expect(html).toContain('action="/u/good/undo"');
  expect(html).toContain('action="/u/good/reason"');
});

test('out of everything says so, and its undo means everything', async () => {
  const html = await (await app.request('/p/good/unsubscribe', ownForm({ from: 'all' }))).text();
  expect(html).toContain('any of our newsletters');
  expect(html).toContain('name="from" value="all"');
  expect(html).not.toContain('action="/u/good/all"');
});

test.each(['/p/good', '/p/good/unsubscribe'])('%s from another site does nothing', async (path) => {
  const response = await app.request(path, {
    ...form(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  });
  expect(response.status).toBe(403);
  expect([changes.length, unsubscribed]).toEqual([0, 0]);
});

test('a link that is not ours explains itself', async () => {
  expect((await app.request('/p/bad')).status).toBe(404);
});

test('a new address that looks mistyped is asked about, taken as hinted by a button, or as typed when pressed again', async () => {
  const send = async (fields: Record<string, string>) => {
    const response = await app.request('/p/good/address', ownForm(fields));
    return { status: response.status, html: await response.text() };
  };
  const typed = { address: 'ada@gmial.com' };
  const asked = await send(typed);
  expect(asked.status).toBe(422);
  expect(asked.html).toContain('Did you mean <strong>ada@gmail.com</strong>?');
  expect(asked.html).toContain('Or press Change again to keep ada@gmial.com.');
  expect(asked.html).toContain('value="ada@gmial.com"');
  expect(moves).toEqual([]);
  await send({ ...typed, meant: typed.address, instead: 'ada@gmail.com' });
  await send({ ...typed, meant: typed.address });
  await send({ address: 'ada@university.example' });
  expect(moves).toEqual(['ada@gmail.com', 'ada@gmial.com', 'ada@university.example']);
});
