import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PublicEntry, PublicIssue } from '@masthead/archive';
import { richTextFromPlain, type Section } from '@masthead/domain';
import { launchBrowser } from '@masthead/testing/browser';
import { letPolicyBeBroken } from '@masthead/testing/policy-watch';
import { runAxe } from '@masthead/testing/run-axe';
import type { Browser, Page } from 'playwright-core';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { hostileTexts, hostileUrls, oddUrls } from './hostile.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';

const siteUrl = 'http://127.0.0.1';
let site: RealSite;
let server: ReturnType<typeof serve>;
let browser: Browser;
let origin = '';
let subscriptionId = '';
let previews = { plain: '', hostile: '' };

beforeAll(async () => {
  site = await makeRealSite(siteUrl);
  await fill();
  server = await new Promise((resolve) => {
    const started = serve({ fetch: site.app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started));
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
  await site.close();
}, 30_000);

const paths = () => [
  '/',
  '/archive',
  '/issues/issue-11',
  '/issues/issue-12',
  `/stories/${storyEntry.slug}`,
  `/papers/${paperEntry.slug}`,
  '/topics/state-space-models',
  '/subscribe',
  '/search',
  '/search?q=kernel',
  `/search?q=${encodeURIComponent(hostileTexts[2] ?? '')}&year=2026`,
  `/u/${site.token('unsubscribe', subscriptionId)}`,
  `/p/${site.token('preferences', subscriptionId)}`,
  '/confirm/not-a-token',
  '/nowhere',
];

test.each([
  ['light', 360],
  ['dark', 1280],
] as const)(
  'in the %s scheme axe finds nothing, nothing runs off the side at any width, the policy is never broken',
  async (colorScheme, axeWidth) => {
    const context = await browser.newContext({ viewport: { width: axeWidth, height: 800 }, colorScheme });
    for (const path of [...paths(), `/preview/${previews.plain}`]) {
      const { page, complaints } = await open(context, path);
      expect({ path, complaints }).toEqual({ path, complaints: [] });
      const violations = (await runAxe(page)).map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html }) => html),
      }));
      expect({ path, violations }).toEqual({ path, violations: [] });
      for (const width of [360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        expect({ path, width, wide }).toEqual({ path, width, wide: false });
      }
      await page.close();
    }
    await context.close();
  },
  180_000,
);

test('hostile titles, names, words and addresses run no script and stay inside their attributes', async () => {
  const context = await browser.newContext();
  for (const path of [...paths(), `/preview/${previews.hostile}`]) {
    const { page } = await open(context, path);
    for (const frame of page.frames()) expect(await frame.evaluate('window.pwned')).toBeUndefined();
    const hrefs = await page.evaluate<string[]>(
      '[...document.querySelectorAll("a[href]")].map((a) => a.protocol)',
    );
    expect(hrefs.filter((scheme) => !['http:', 'https:', 'mailto:'].includes(scheme))).toEqual([]);
    const scripts = await page.evaluate(
      '[...document.querySelectorAll(\'script:not([type="application/ld+json"]):not([src^="/assets/"]), base, svg, math, object, embed\')].length',
    );
    expect(scripts).toBe(0);
    const handlers = await page.evaluate(
      '[...document.querySelectorAll("*")].flatMap((el) => [...el.attributes]).filter((a) => /^on/.test(a.name)).length',
    );
    expect(handlers).toBe(0);
    await page.close();
  }
  await context.close();
}, 120_000);

test('should markup ever get into a page as it is, the policy still runs none of it', async () => {
  const context = await browser.newContext();
  letPolicyBeBroken(context);
  const { headers } = await fetch(`${origin}/`);
  for (const markup of [...hostileTexts, ...hostileUrls.map((url) => `<a id="go" href="${url}">go</a>`)]) {
    const page = await context.newPage();
    let opened = 0;
    await page.route('**/*', (route) => {
      opened += 1;
      const headersOfPage = { ...Object.fromEntries(headers), 'content-encoding': '', 'content-length': '' };
      const body = `<!doctype html><title>x</title><p>${markup}</p><img src="/none.png" onerror="window.pwned=1">`;
      return opened === 1
        ? route.fulfill({ status: 200, headers: headersOfPage, body })
        : route.fulfill({ status: 404, body: '' });
    });
    await page.goto(`${origin}/`, { waitUntil: 'load' });
    await page
      .locator('#go')
      .click({ timeout: 1_000, noWaitAfter: true })
      .catch(() => undefined);
    expect({ markup, pwned: await page.evaluate('window.pwned ?? null').catch(() => null) }).toEqual({
      markup,
      pwned: null,
    });
    await page.close();
  }
  await context.close();
}, 120_000);

test('without JavaScript and by keyboard alone: sign up from the front page', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.getByLabel('Email address').focus();
  await page.keyboard.type('grace.okafor@readers.test');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
  const [link] = await site.mailConfirmations();
  await page.goto(origin + new URL(link ?? '').pathname);
  await page.getByRole('button', { name: 'Yes, subscribe me' }).press('Enter');
  await page.getByRole('heading', { name: /You are on the list/ }).waitFor();
  await context.close();
}, 60_000);

test('as a reader types, results come and the address follows; without a script the button does it', async () => {
  const context = await browser.newContext();
  const { page, complaints } = await open(context, '/search');
  await page.getByRole('searchbox').pressSequentially('kernle');
  await page.getByText('this is what holds').waitFor();
  await page.locator('mark').first().waitFor();
  await page.waitForURL('**/search?q=kernle');
  await page.getByLabel('Year').selectOption('2026');
  await page.waitForURL('**/search?q=kernle&year=2026');
  await page.getByRole('searchbox').fill('');
  await page.waitForURL('**/search?year=2026');
  expect(complaints).toEqual([]);
  await context.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const without = await plain.newPage();
  await without.goto(`${origin}/search`);
  await without.getByRole('searchbox').fill('kernel');
  await without.keyboard.press('Enter');
  await without.locator('mark').first().waitFor();
  await plain.close();
}, 60_000);

/** Opens a page and listens for what the browser refuses or complains of. */
async function open(
  context: Awaited<ReturnType<Browser['newContext']>>,
  path: string,
): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const status = /status of (404|410)/.test(message.text());
    if (message.type() === 'error' && !status) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(origin + path, { waitUntil: 'load' });
  return { page, complaints };
}

/** Two issues: a plain one, and one whose every text is hostile. */
async function fill(): Promise<void> {
  const { write } = site.archive;
  await write.upsertNewsletter(newsletter);
  const plain = makeIssue({ number: 11, date: '2026-11-13', publicFrom: new Date('2026-11-13T08:00:00Z') });
  const hostile = makeIssue({
    number: 12,
    date: '2026-11-20',
    publicFrom: new Date('2026-11-20T08:00:00Z'),
    words: hostileTexts.join(' '),
    tagline: hostileTexts[1] ?? '',
    sections: hostileSections(),
  });
  const issues: PublicIssue[] = [plain, hostile];
  for (const issue of issues) await write.upsertIssue(issue);
  const title = hostileTexts.slice(0, 4).join(' ');
  const entries: PublicEntry[] = [
    { ...storyEntry, title, byline: hostileTexts[2] ?? '', url: hostileUrls[0] ?? null },
    { ...paperEntry, title, authors: [...hostileTexts], url: oddUrls[0] ?? null, arxivId: '"><script>x' },
  ];
  for (const entry of entries) await write.upsertEntry(withMentions(entry, issues));
  await site.delivery.list.addConfirmed(
    newsletter.id,
    [{ address: 'ada.winter@readers.test', name: hostileTexts[1] ?? '' }],
    'test',
  );
  const [row] = await site.delivery.list.list({ newsletterId: newsletter.id, limit: 1 });
  subscriptionId = row?.subscriptionId ?? '';
  previews = {
    plain: await previewOf(plain, ''),
    hostile: await previewOf(
      hostile,
      '<script>window.pwned=1;parent.pwned=1</script><img src=x onerror="window.pwned=1">',
    ),
  };
}

async function previewOf(issue: PublicIssue, markup: string): Promise<string> {
  const { token } = await site.archive.write.createPreviewLink({
    issueId: issue.id,
    label: hostileTexts[0] ?? '',
    snapshot: issue.snapshot,
    emailHtml: `<!doctype html><html lang="en"><title>Mail</title><p>mail</p>${markup}</html>`,
    createdBy: 'editor',
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  return token;
}

function hostileSections(): readonly Section[] {
  const mention = {
    entryId: null,
    entrySlug: null,
    previously: null,
    sources: [],
    dateText: null,
    topics: [],
  };
  return [
    {
      kind: 'stories',
      id: 's1',
      heading: hostileTexts[0] ?? '',
      items: hostileTexts.map((title, index) => ({
        ...mention,
        ...(index === 0 ? { entryId: storyEntry.id, entrySlug: storyEntry.slug } : {}),
        title,
        url: oddUrls[index % oddUrls.length] ?? null,
        byline: title,
        commentary: richTextFromPlain(title),
      })),
    },
    {
      kind: 'papers',
      id: 's2',
      heading: 'From the Lab',
      items: [
        {
          entryId: paperEntry.id,
          entrySlug: paperEntry.slug,
          previously: null,
          title: hostileTexts[3] ?? '',
          url: null,
          byline: '',
          authors: [...hostileTexts],
          venue: hostileTexts[4] ?? '',
          year: 2026,
          arxivId: hostileTexts[1] ?? '',
          doi: hostileTexts[2] ?? '',
          openReviewId: null,
          topics: [],
          commentary: hostileTexts.flatMap((text) => richTextFromPlain(text)),
        },
      ],
    },
  ];
}
