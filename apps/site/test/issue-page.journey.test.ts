import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anchorFor } from '@masthead/templates';
import type { Page } from 'playwright-core';
import { makeIssue, mediaEntry, paperEntry, storyEntry } from './fixtures.ts';
import { type JourneySite, openJourneySite, siteUrl } from './journey-site.ts';

let journey: JourneySite;
beforeAll(async () => {
  journey = await openJourneySite();
}, 60_000);
afterAll(() => journey.close(), 30_000);

const clipboardOf = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()');

test('"link" beside an item copies its address as search engines know it, wherever the reader came from', async () => {
  const context = await journey.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const { page, complaints } = await journey.open(context, '/issues/issue-11?utm_source=mail&reader=ada');
  for (const { slug } of [storyEntry, paperEntry, mediaEntry]) {
    const anchor = anchorFor(slug);
    const link = page.locator(`[id="${anchor}"] .mh-mark-here`);
    const before = await link.textContent();
    await link.click();
    await page.waitForFunction(
      ([selector, words]) => document.querySelector(selector)?.textContent !== words,
      [`[id="${anchor}"] .mh-mark-here`, before] as const,
    );
    expect(await clipboardOf(page)).toBe(`${siteUrl}/issues/issue-11#${anchor}`);
  }
  const copied = new URL(await clipboardOf(page));
  await page.goto(journey.origin + copied.pathname + copied.hash);
  expect(await page.locator(':target').textContent()).toContain(mediaEntry.title);
  expect(complaints).toEqual([]);
  await context.close();
}, 60_000);

test('of an unlisted issue, which engines do not know, it copies the page’s own address and nothing behind it', async () => {
  const unlisted = makeIssue({
    number: 13,
    date: '2026-11-21',
    publicFrom: new Date('2026-11-21T08:00:00Z'),
    archiveMode: 'unlisted',
  });
  await journey.site.archive.write.upsertIssue(unlisted);
  const context = await journey.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = await journey.open(context, '/issues/issue-13?reader=ada');
  const link = page.locator('.mh-mark-here').first();
  const href = await link.getAttribute('href');
  await link.click();
  await page.locator('[data-said]').waitFor();
  expect(await clipboardOf(page)).toBe(`${journey.origin}/issues/issue-13${href}`);
  await context.close();
}, 60_000);

const readingPages = [
  '/',
  '/archive',
  '/issues/issue-11',
  `/stories/${storyEntry.slug}`,
  `/papers/${paperEntry.slug}`,
  `/watch/${mediaEntry.slug}`,
  '/authors/ada-winter',
  '/topics',
  '/topics/state-space-models',
  '/about',
  '/privacy',
];

test('on paper: ink on white, nothing to press, every address that leads away spelled out', async () => {
  // A wide sheet has room for the margin, and a reader's screen may be dark.
  const context = await journey.browser.newContext({
    colorScheme: 'dark',
    viewport: { width: 1280, height: 800 },
  });
  const spelledOut: string[] = [];
  for (const path of readingPages) {
    const { page } = await journey.open(context, path);
    await page.emulateMedia({ media: 'print' });
    const printed = await page.evaluate(() => {
      const shown = (selector: string) =>
        [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
      const after = (link: Element) => getComputedStyle(link, '::after').content;
      // As a style sheet writes a string (https://www.w3.org/TR/cssom-1/#serialize-a-string).
      const inSheet = (href: string) => `" (${href.replace(/["\\]/g, '\\$&')})"`;
      const away = shown('main a[href^="http"]').map((link) => [
        link.getAttribute('href') ?? '',
        after(link),
      ]);
      return {
        ink: getComputedStyle(document.body).color,
        paper: getComputedStyle(document.documentElement).backgroundColor,
        titles: shown('h1').length,
        toPress: shown('nav, form, button, summary, input, .mh-marks, footer a:not([href="/"])').map(
          ({ outerHTML }) => outerHTML,
        ),
        silent: away.filter(([href = '', words]) => words !== inSheet(href)),
        away: away.map(([href]) => href),
      };
    });
    const { away, ...rest } = printed;
    spelledOut.push(...away.map(String));
    expect({ path, ...rest }).toEqual({
      path,
      ink: 'rgb(0, 0, 0)',
      paper: 'rgb(255, 255, 255)',
      titles: 1,
      toPress: [],
      silent: [],
    });
    await page.close();
  }
  expect(spelledOut).toEqual(expect.arrayContaining([storyEntry.url, paperEntry.url, mediaEntry.url]));
  await context.close();
}, 60_000);

test('on a screen the same page is none of that', async () => {
  const context = await journey.browser.newContext({
    colorScheme: 'dark',
    viewport: { width: 1280, height: 800 },
  });
  const { page } = await journey.open(context, '/issues/issue-11');
  const paper = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
  expect(paper).not.toBe('rgb(255, 255, 255)');
  expect(await page.locator('.issue__margin nav').isVisible()).toBe(true);
  expect(await page.locator('.mh-marks').first().isVisible()).toBe(true);
  await context.close();
});
