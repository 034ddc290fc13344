import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadSampleInto } from '@masthead/local/sample';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';
import { eventually } from '../../src/eventually.ts';
import { samplePaste } from '../../src/sample-paste.ts';
import { type Stack, startStack } from '../../src/stack.ts';
import { allowsConsole, logIn, mailsTo, openIssue, watchConsole } from './desk.ts';

const reader = 'journey.reader@readers.example';
const run = promisify(execFile);

describe('one issue, end to end, as people would do it', () => {
  let stack: Stack;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    stack = await startStack();
    browser = await launchBrowser();
    await loadSampleInto(stack.masthead, () => {});
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  }, 30_000);

  const newPage = async (): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    watchConsole(page, complaints);
    return page;
  };

  test('a reader signs up on the site, finds the mail in the inbox, and confirms by a button', async () => {
    const page = await newPage();
    await page.goto(stack.siteUrl);
    await page.getByLabel('Email address').first().fill(reader);
    // Sent quicker than a person types, the form asks to press once more.
    await eventually(
      async () => {
        await page
          .getByRole('button', { name: /subscribe|sign up/i })
          .first()
          .click();
        return (await page.getByText(/check your (inbox|mail)/i).count()) > 0;
      },
      { timeoutMs: 30_000, everyMs: 2_500 },
    );

    const [mail] = await eventually(
      async () => {
        const mails = await mailsTo(stack, reader);
        return mails.length > 0 && mails;
      },
      { timeoutMs: 30_000 },
    );
    const inbox = await newPage();
    await inbox.goto(stack.inboxUrl);
    await inbox
      .getByText(mail?.subject ?? 'no mail')
      .first()
      .click();
    const link = mail?.links.find((url) => url.startsWith(`${stack.siteUrl}/confirm/`));
    expect(link).toBeDefined();
    await page.goto(link ?? '');
    await page.getByRole('button', { name: 'Yes, subscribe me' }).click();
    await page
      .getByText(/you are on the list/i)
      .first()
      .waitFor();
  }, 120_000);

  test('an editor imports, approves and schedules; the mail comes, opens in the browser, and lets the reader leave', async () => {
    const file = join(process.env.TMPDIR ?? '/tmp', `journey-${process.pid}.txt`);
    await writeFile(file, samplePaste);
    const cli = (...args: string[]) =>
      run(process.execPath, ['apps/cli/bin/masthead.mjs', ...args], {
        env: { ...process.env, ...(stack.env as NodeJS.ProcessEnv) },
      });
    await cli('import', file);
    await cli('import', file);

    const desk = await newPage();
    await logIn(desk, stack);
    await openIssue(desk, stack, /Caches learn to forget/);
    await desk.getByLabel('Subject', { exact: false }).first().fill('Caches learn to forget');
    await desk.getByRole('button', { name: 'Approve', exact: true }).click({ timeout: 30_000 });
    const status = desk.getByRole('status', { name: 'Status' });
    await status.getByText('Approved').waitFor();

    // The first whole minute that is at least 15 s away, in the newsletter's own zone.
    const start = new Date(Math.ceil((Date.now() + 15_000) / 60_000) * 60_000);
    const local = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: 'Europe/Berlin',
    })
      .format(start)
      .replace(' ', 'T');
    await desk.getByLabel(/Another time/).fill(local);
    await desk.getByRole('button', { name: 'Schedule for this time' }).click();
    await status.getByText(/scheduled/i).waitFor();

    const issueUrl = `${stack.siteUrl}/issues/${await slugOf(desk, stack)}`;
    while (Date.now() < start.getTime() - 1_000) {
      expect((await fetch(issueUrl)).status).toBe(404);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    const mail = await eventually(
      async () => (await mailsTo(stack, reader)).find(({ subject }) => subject === 'Caches learn to forget'),
      { timeoutMs: 45_000 },
    );
    expect((await fetch(issueUrl)).status).toBe(200);
    await status.getByText(/26/).first().waitFor({ timeout: 30_000 });
    await desk
      .getByLabel('Campaign counts')
      .getByText(/submitted|delivered/)
      .first()
      .waitFor();

    expect(mail.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const oneClick = /^<(https?:\/\/[^>]+)>$/.exec(mail.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
    expect(oneClick.startsWith(`${stack.siteUrl}/u/`)).toBe(true);
    expect(mail.headers['List-Id']).toMatch(/</);
    expect(mail.links).toContain(issueUrl);
    expect(mail.html).not.toContain('{{{');

    const readerPage = await newPage();
    await readerPage.goto(issueUrl);
    await readerPage
      .getByRole('heading', { name: /Caches learn to forget/ })
      .first()
      .waitFor();
    expect(readerPage.url()).not.toContain(oneClick.slice(-20));

    // A scanner looks first: nothing happens. Then the mail client posts, without a cookie.
    expect((await fetch(oneClick)).status).toBe(200);
    const answer = await fetch(oneClick, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  }, 240_000);

  test('the next campaign skips the address that left, and nobody got anything twice', async () => {
    const desk = await newPage();
    await logIn(desk, stack);
    await openIssue(desk, stack, /The week the cache grew up/);
    await desk.getByRole('button', { name: 'Approve', exact: true }).click({ timeout: 30_000 });
    await desk.getByRole('button', { name: 'Send now' }).click();
    await desk.getByRole('button', { name: 'Send it now' }).click();
    const subject = 'The week the cache grew up';
    const others = await eventually(
      async () => {
        const mails = (await mailsTo(stack)).filter((mail) => mail.subject === subject);
        return mails.length >= 25 && mails;
      },
      { timeoutMs: 45_000 },
    );
    expect(others.length).toBe(25);
    expect(others.some(({ to }) => to.includes(reader))).toBe(false);
    const first = (await mailsTo(stack)).filter((mail) => mail.subject === 'Caches learn to forget');
    expect(new Set(first.map(({ to }) => to.join())).size).toBe(26);
    expect(first.length).toBe(26);
  }, 180_000);

  test('every address of the sitemap opens, and every one of the site that those pages lead to', async () => {
    const map = await (await fetch(`${stack.siteUrl}/sitemap.xml`)).text();
    const open = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url ?? '');
    expect(open.some((url) => url.includes('/authors/'))).toBe(true);
    const seen = new Set(open);
    const shut: string[] = [];
    for (let url = open.shift(); url !== undefined; url = open.shift()) {
      const answer = await fetch(url);
      const text = await answer.text();
      if (answer.status !== 200) shut.push(`${url}: ${answer.status}`);
      for (const [, href] of text.matchAll(/<(?:a|link)\b[^>]*?\shref="(\/[^"]*)"/g)) {
        const next = new URL((href ?? '').replaceAll('&amp;', '&'), stack.siteUrl);
        next.hash = '';
        if (seen.has(next.href)) continue;
        seen.add(next.href);
        open.push(next.href);
      }
    }
    expect(shut).toEqual([]);
    expect(seen.size).toBeGreaterThan(50);
  }, 120_000);

  test('no page broke its content security policy or failed on the way', () => {
    expect(complaints.filter((line) => !allowsConsole(line))).toEqual([]);
  });
});

async function slugOf(page: Page, stack: Stack): Promise<string> {
  const id = /issues\/([0-9a-f]{24})/.exec(page.url())?.[1] ?? '';
  const answer = await fetch(`${stack.adminUrl}/api/issues/${id}?depth=0&draft=true`, {
    headers: { authorization: `MastheadLocal ${stack.secrets.LOCAL_TOKEN}` },
  });
  const { slug } = (await answer.json()) as { slug?: string };
  if (slug === undefined) throw new Error(`issue ${id} has no address`);
  return slug;
}
