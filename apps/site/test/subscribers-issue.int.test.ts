import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeIssue, newsletter, storyEntry, withMentions } from './fixtures.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';
import { ownForm } from './make-test-app.ts';

let site: RealSite;
const withheld = 'zq-withheld-77';
const issue = makeIssue({
  number: 11,
  date: '2026-11-13',
  publicFrom: new Date('2026-11-13T08:00:00Z'),
  words: withheld,
  tagline: 'Open as far as the opening',
  archiveMode: 'subscribers',
});
const path = '/issues/issue-11';
let subscriptionId = '';

beforeAll(async () => {
  site = await makeRealSite('https://news.example');
  const { write } = site.archive;
  await write.upsertNewsletter(newsletter);
  await write.upsertIssue(issue);
  await write.upsertEntry(withMentions(storyEntry, [issue]));
  const address = 'ada@readers.test';
  await site.delivery.list.addConfirmed(newsletter.id, [{ address, name: 'Ada' }], 'test');
  const [row] = await site.delivery.list.list({ newsletterId: newsletter.id, limit: 1 });
  subscriptionId = row?.subscriptionId ?? '';
});
afterAll(() => site.close());

const get = (headers: Record<string, string> = {}) => site.app.request(path, { headers });
const saying = `What we said: ${withheld}.`;

describe('an issue for subscribers', () => {
  test('shows strangers its opening and the signup form, and is named in lists; its words stand nowhere else', async () => {
    const page = await (await get()).text();
    expect(page).toContain('An opening with');
    expect(page).toContain('action="/subscribe"');
    expect(page).toContain('Read in this browser');
    expect(page).not.toContain(saying);
    expect(await (await site.app.request('/archive')).text()).toContain('Open as far as the opening');
    expect((await site.app.request(`/stories/${storyEntry.slug}`)).status).toBe(404);
    for (const other of ['/', '/archive', '/feed.xml'])
      expect(await (await site.app.request(other)).text()).not.toContain(saying);
  });

  test('opens in the browser in which the mail’s preferences link was used, kept by nobody, until its reader leaves', async () => {
    const preferences = `/p/${site.token('preferences', subscriptionId)}`;
    expect(await (await site.app.request(preferences)).text()).toContain(`${preferences}/reading`);
    const pressed = await site.app.request(`${preferences}/reading`, ownForm({}));
    const set = pressed.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/; Path=\/issues; HttpOnly; Secure; SameSite=Lax$/);
    const cookie = set.split(';')[0] ?? '';
    const whole = await get({ cookie });
    const page = await whole.text();
    expect(page).toContain(saying);
    expect(page).toContain('noindex');
    expect(whole.headers.get('cache-control')).toBe('no-store');
    expect(await (await get()).text()).not.toContain(saying);

    const token = cookie.split('=')[1] ?? '';
    for (const door of ['/p/', '/u/', '/confirm/', '/move/'])
      expect((await site.app.request(door + token)).status).toBe(404);
    await site.app.request(`${preferences}/unsubscribe`, ownForm({}));
    expect(await (await get({ cookie })).text()).not.toContain(saying);
  });

  test('does not open for a page of somebody else’s, a forged cookie, or another purpose’s token', async () => {
    const foreign = { ...ownForm({}), headers: { 'sec-fetch-site': 'cross-site' } };
    const preferences = site.token('preferences', subscriptionId);
    expect((await site.app.request(`/p/${preferences}/reading`, foreign)).status).toBe(403);
    expect((await site.app.request('/p/nonsense/reading', ownForm({}))).status).toBe(404);
    for (const token of ['x', preferences, site.token('unsubscribe', subscriptionId)])
      expect(await (await get({ cookie: `mh-reader-${newsletter.id}=${token}` })).text()).not.toContain(
        saying,
      );
  });
});
