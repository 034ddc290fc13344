import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SignupRequest } from '@masthead/delivery/ports';
import { newsletter } from './fixtures.ts';
import { makeTestApp, ownForm } from './make-test-app.ts';

let now = new Date('2026-11-22T12:00:00Z');
let requests: SignupRequest[] = [];
const app = makeTestApp({
  now: () => now,
  archive: { newsletters: async () => [newsletter] },
  subscribers: {
    requestSignup: async (request) => {
      if (request.address.endsWith('@broken')) {
        const error = new Error('not usable');
        error.name = 'InvalidAddress';
        throw error;
      }
      requests.push(request);
    },
  },
});

/** Opens the form, fills it in as fast as `afterMs`, sends it. */
async function signUp(fields: Record<string, string>, afterMs = 5000): Promise<Response> {
  const page = await (await app.request('/')).text();
  const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
  now = new Date(now.getTime() + afterMs);
  return app.request('/subscribe', ownForm({ stamp, place: 'home', newsletter: newsletter.id, ...fields }));
}

beforeEach(() => {
  now = new Date('2026-11-22T12:00:00Z');
  requests = [];
});

test('a filled-in form becomes one request, and the answer names no address', async () => {
  const response = await signUp({ address: ' Ada@Readers.example ' });
  expect(response.status).toBe(200);
  expect(requests).toEqual([
    {
      address: 'Ada@Readers.example',
      name: null,
      newsletterIds: [newsletter.id],
      frequency: 'every',
      pausedUntil: null,
      source: 'site:home',
      formVersion: expect.any(String),
      ip: null,
    },
  ]);
  expect(await response.text()).not.toContain('eaders.example');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('the answer is the same, byte for byte, for every address and for a robot', async () => {
  const one = await (await signUp({ address: 'ada@readers.example' })).text();
  const two = await (await signUp({ address: 'bela@readers.example', name: 'Bela' })).text();
  const robot = await (
    await signUp({ address: 'x@readers.example', website: 'https://spam.example' })
  ).text();
  expect(two).toBe(one);
  expect(robot).toBe(one);
  expect(requests).toHaveLength(2);
});

describe('asked to press once more, with nothing lost', () => {
  test('a form filled in faster than a person can', async () => {
    const response = await signUp({ address: 'ada@readers.example' }, 200);
    const page = await response.text();
    expect(page).toContain('once more');
    expect(page).toContain('value="ada@readers.example"');
    expect(requests).toEqual([]);
    const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
    now = new Date(now.getTime() + 2000);
    await app.request(
      '/subscribe',
      ownForm({ stamp, newsletter: newsletter.id, address: 'ada@readers.example' }),
    );
    expect(requests).toHaveLength(1);
  });

  test('a form with no stamp or a forged one', async () => {
    for (const stamp of ['', 'abc.def']) {
      const response = await signUp({ address: 'ada@readers.example', stamp });
      expect(await response.text()).toContain('once more');
    }
    expect(requests).toEqual([]);
  });
});

describe('refused with a reason', () => {
  test('a pause of more than a year, with nothing lost', async () => {
    const response = await signUp({ address: 'ada@readers.example', pausedUntil: '2027-12-01' });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('within the next twelve months');
    expect(page).toContain('value="2027-12-01"');
    expect(requests).toEqual([]);
    await signUp({ address: 'ada@readers.example', pausedUntil: '2027-11-01' });
    expect(requests).toMatchObject([{ pausedUntil: new Date('2027-11-01T00:00:00Z') }]);
  });

  test.each([
    ['no address', { address: '' }],
    ['no at sign', { address: 'ada.readers.example' }],
    ['two at signs', { address: 'ada@@readers.example' }],
    ['a line break', { address: 'ada@readers.example\r\nBcc: x@y.example' }],
    ['what delivery refuses', { address: 'ada@broken' }],
    [
      'a newsletter we do not have',
      { address: 'ada@readers.example', newsletter: '65a0000000000000000000ff' },
    ],
    ['a query in place of an id', { address: 'ada@readers.example', newsletter: '{"$ne":null}' }],
    ['a control character in the name', { address: 'ada@readers.example', name: 'Ada\u0000' }],
    ['a frequency we do not know', { address: 'ada@readers.example', frequency: 'hourly' }],
  ])('%s', async (_name, fields) => {
    const response = await signUp(fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('id="signup-error"');
    expect(requests).toEqual([]);
  });
});

test('what was typed comes back as text, never as markup', async () => {
  const response = await signUp({ address: '"><script>alert(1)</script>' });
  const page = await response.text();
  expect(page).not.toContain('<script');
});

test('a form on somebody else’s page is not ours', async () => {
  const response = await app.request('/subscribe', {
    ...ownForm({ address: 'ada@readers.example' }),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  });
  expect(response.status).toBe(403);
  expect(requests).toEqual([]);
});

test.each([
  ['JSON', 415, '{}', 'application/json'],
  ['a flood', 413, `address=${'a'.repeat(40_000)}`, 'application/x-www-form-urlencoded'],
])('%s gets a page with the right status', async (_name, status, body, contentType) => {
  const response = await app.request('/subscribe', {
    method: 'POST',
    body,
    headers: { 'content-type': contentType, 'sec-fetch-site': 'same-origin' },
  });
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('text/html');
});

test('the consent names where the form stood, and the visitor’s address where there is a socket', async () => {
  await signUp({ address: 'ada@readers.example', place: 'issue', frequency: 'monthly', name: ' Ada ' });
  expect(requests[0]).toMatchObject({ source: 'site:issue', frequency: 'monthly', name: 'Ada' });
});
