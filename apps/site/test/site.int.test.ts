import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';
import { ownForm } from './make-test-app.ts';

const siteUrl = 'http://127.0.0.1:4000';
const address = 'ada.winter@readers.test';
const canary = 'zq-canary-41c9';
const instant = new Date('2026-11-20T08:00:00.000Z');
const published = makeIssue({ number: 11, date: '2026-11-13', publicFrom: new Date('2026-11-13T08:00:00Z') });
const scheduled = makeIssue({ number: 12, date: '2026-11-20', publicFrom: instant, words: canary });
const draft = makeIssue({ number: 13, date: '2026-11-27', publicFrom: null, words: canary });

let site: RealSite;
const get = (path: string) => site.app.request(path);

beforeAll(async () => {
  site = await makeRealSite(siteUrl);
  const { write } = site.archive;
  await write.upsertNewsletter(newsletter);
  const issues = [published, scheduled, draft];
  for (const issue of issues) await write.upsertIssue(issue);
  for (const entry of [storyEntry, paperEntry]) await write.upsertEntry(withMentions(entry, issues));
});
afterAll(() => site.close());

describe('view in browser', () => {
  test('404 a second before its instant, 200 at it', async () => {
    site.setNow(new Date(instant.getTime() - 1000));
    expect((await get('/issues/issue-12')).status).toBe(404);
    site.setNow(instant);
    expect((await get('/issues/issue-12')).status).toBe(200);
  });

  test('the page before it names it as the next one only then', async () => {
    site.setNow(new Date(instant.getTime() - 1000));
    expect(await (await get('/issues/issue-11')).text()).not.toContain('/issues/issue-12');
    site.setNow(instant);
    expect(await (await get('/issues/issue-11')).text()).toContain('/issues/issue-12');
  });
});

test('a crawl of everything finds no word of what is not public', async () => {
  site.setNow(new Date(instant.getTime() - 1));
  const { token } = await site.archive.write.createPreviewLink({
    issueId: draft.id,
    label: canary,
    snapshot: draft.snapshot,
    emailHtml: `<p>${canary}</p>`,
    createdBy: 'editor',
    createdAt: new Date('2026-11-19T00:00:00Z'),
    expiresAt: new Date('2026-12-19T00:00:00Z'),
  });
  const guesses = [
    // A letter short, since the page repeats what was asked: typos are mended, so a hit would show the whole word.
    `/search?q=${canary.slice(0, -1)}`,
    `/api/search?q=${canary.slice(0, -1)}`,
    '/search?q=zq&year=2026',
    '/feed.xml',
    '/robots.txt',
    '/issues/issue-12',
    '/issues/issue-13',
    '/nowhere',
    '/readyz',
  ];
  const queue = ['/', ...guesses];
  const seen = new Set<string>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const response = await get(path);
    const body = await response.text();
    expect({ path, leaks: body.includes(canary) }).toEqual({ path, leaks: false });
    if (!(response.headers.get('content-type') ?? '').includes('html')) continue;
    for (const [, href = ''] of body.matchAll(/(?:href|src|action)="(\/[^"#?]*)/g)) queue.push(href);
  }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      '/archive',
      '/issues/issue-11',
      `/papers/${paperEntry.slug}`,
      '/topics/state-space-models',
    ]),
  );
  expect(await (await get(`/preview/${token}`)).text()).toContain(canary);
});

describe('with Redis down', () => {
  let subscriptionId = '';

  test('a signup is taken, mailed a link, confirmed by a POST and not by a GET', async () => {
    const page = await (await get('/')).text();
    const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const form = ownForm({ stamp, place: 'home', newsletter: newsletter.id, address });
    expect(await (await site.app.request('/subscribe', form)).text()).toContain('Check your inbox');
    const [link] = await site.mailConfirmations();
    const path = new URL(link ?? '').pathname;
    for (let look = 0; look < 3; look += 1) {
      expect(await (await get(path)).text()).toContain('Yes, subscribe me');
      expect(await site.delivery.list.counts(newsletter.id)).toMatchObject({ pending: 1, confirmed: 0 });
    }
    expect(await (await site.app.request(path, ownForm({}))).text()).toContain('Welcome');
    expect(await (await get(path)).text()).toContain('already');
    const [row] = await site.delivery.list.list({ newsletterId: newsletter.id, limit: 10 });
    expect(row).toMatchObject({ state: 'confirmed', consent: { source: 'site:home' } });
    subscriptionId = row?.subscriptionId ?? '';
  });

  test('the preferences are shown, saved and shown again', async () => {
    const path = `/p/${site.token('preferences', subscriptionId)}`;
    const fields = { frequency: 'monthly', pausedUntil: '2026-12-24', name: 'Ada Winter' };
    expect(await (await site.app.request(path, ownForm(fields))).text()).toContain('Saved.');
    const page = await (await get(path)).text();
    expect(page).toContain('value="2026-12-24"');
    expect(page).toContain('value="Ada Winter"');
  });

  test.each(['urlencoded', 'multipart'])(
    'one-click unsubscribe, %s: at once, and undone',
    async (encoding) => {
      const path = `/u/${site.token('unsubscribe', subscriptionId)}`;
      const multipart = new FormData();
      multipart.append('List-Unsubscribe', 'One-Click');
      const body =
        encoding === 'multipart' ? multipart : new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      for (let time = 0; time < 2; time += 1) {
        const response = await site.app.request(path, { method: 'POST', body });
        expect([response.status, await response.text()]).toEqual([200, '']);
      }
      expect(await site.delivery.list.counts(newsletter.id)).toMatchObject({ confirmed: 0, unsubscribed: 1 });
      expect(await (await site.app.request(`${path}/undo`, ownForm({}))).text()).toContain(
        'subscribed again',
      );
      expect(await site.delivery.list.counts(newsletter.id)).toMatchObject({ confirmed: 1, unsubscribed: 0 });
    },
  );

  test('the way out on the preferences page leads out', async () => {
    const path = `/p/${site.token('preferences', subscriptionId)}`;
    expect(await (await site.app.request(`${path}/unsubscribe`, ownForm({}))).text()).toContain(
      'unsubscribed',
    );
    expect(await site.delivery.list.counts(newsletter.id)).toMatchObject({ confirmed: 0, unsubscribed: 1 });
  });

  test('opening every address of every kind, with every token, changes no document', async () => {
    const before = await dump();
    const paths = [
      '/',
      '/archive',
      '/subscribe',
      '/issues/issue-11',
      '/webhooks/resend',
      ...(['unsubscribe', 'preferences'] as const).flatMap((purpose) => {
        const token = site.token(purpose, subscriptionId);
        const root = purpose === 'unsubscribe' ? 'u' : 'p';
        return [
          `/${root}/${token}`,
          `/${root}/${token}/undo`,
          `/${root}/${token}/unsubscribe`,
          `/confirm/${token}`,
        ];
      }),
    ];
    for (const path of paths) for (const method of ['GET', 'HEAD']) await site.app.request(path, { method });
    expect(await dump()).toBe(before);
  });
});

describe('over a real socket', () => {
  let server: ReturnType<typeof serve>;
  let origin = '';
  beforeAll(async () => {
    server = await new Promise((resolve) => {
      const started = serve({ fetch: site.app.fetch, hostname: '127.0.0.1', port: 0 }, () =>
        resolve(started),
      );
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('the consent keeps the address of the socket, whatever X-Forwarded-For says', async () => {
    const page = await (await fetch(`${origin}/`)).text();
    const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const answer = await fetch(`${origin}/subscribe`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '203.0.113.9', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ stamp, newsletter: newsletter.id, address: 'bela@readers.test' }),
    });
    expect(answer.status).toBe(200);
    await site.mailConfirmations();
    const [row] = await site.delivery.list.list({
      newsletterId: newsletter.id,
      addressPrefix: 'bela@',
      limit: 1,
    });
    expect(row?.consent.ip).toBe('127.0.0.1');
  });

  test.each([
    ['/subscribe', 413],
    ['/webhooks/resend', 413],
    ['/u/any', 200],
  ])('a megabyte sent to %s is answered %i without being read', async (path, status) => {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a'.repeat(1_000_000),
    });
    expect(response.status).toBe(status);
  });

  test('one-click as multipart/form-data: 200 and nothing', async () => {
    const body = new FormData();
    body.append('List-Unsubscribe', 'One-Click');
    const response = await fetch(`${origin}/u/any`, { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

async function dump(): Promise<string> {
  const { db } = site.archive;
  const names = (await db.listCollections().toArray()).map(({ name }) => name).sort();
  const all = await Promise.all(names.map((name) => db.collection(name).find().sort({ _id: 1 }).toArray()));
  return JSON.stringify(Object.fromEntries(names.map((name, index) => [name, all[index]])));
}
