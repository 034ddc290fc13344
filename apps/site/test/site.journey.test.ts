import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { letPolicyBeBroken } from '@masthead/testing/policy-watch';
import type { Browser } from 'playwright-core';
import { hostileTexts, hostileUrls } from './hostile.ts';
import { type JourneySite, openJourneySite } from './journey-site.ts';
import { makeTestApp } from './make-test-app.ts';

let journey: JourneySite;
let browser: Browser;
let origin = '';
beforeAll(async () => {
  journey = await openJourneySite();
  ({ browser, origin } = journey);
}, 60_000);
afterAll(() => journey.close(), 30_000);

test('hostile titles, names, words and addresses run no script and stay inside their attributes', async () => {
  const context = await browser.newContext();
  for (const path of [...journey.paths, journey.previews.hostile]) {
    const { page } = await journey.open(context, path);
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
  const [link] = await journey.site.mailConfirmations();
  await page.goto(origin + new URL(link ?? '').pathname);
  await page.getByRole('button', { name: 'Yes, subscribe me' }).press('Enter');
  await page.getByRole('heading', { name: /You are on the list/ }).waitFor();
  await context.close();
}, 60_000);

test('while a site that has just started still reads, typing says so, and brings the results once they are there', async () => {
  const starting = makeTestApp({
    search: { ready: () => new Promise(() => undefined), search: async () => Promise.reject(new Error()) },
  });
  const answer = await starting.request('/search?q=kernel');
  const context = await browser.newContext();
  const { page } = await journey.open(context, '/search');
  let asked = 0;
  await page.route('**/search?*', async (route) => {
    asked += 1;
    if (asked > 1) return route.fallback();
    const headers = { ...Object.fromEntries(answer.headers), 'retry-after': '1' };
    return route.fulfill({ status: answer.status, headers, body: await answer.text() });
  });
  await page.getByRole('searchbox').fill('kernel');
  await page.getByText('reads every issue once').waitFor();
  await page.locator('mark').first().waitFor();
  expect(await page.getByText('reads every issue once').count()).toBe(0);
  await context.close();
}, 60_000);

test('as a reader types, results come and the address follows; without a script the button does it', async () => {
  const context = await browser.newContext();
  const { page, complaints } = await journey.open(context, '/search');
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
