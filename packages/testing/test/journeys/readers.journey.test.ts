import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadSampleInto } from '@masthead/local/sample';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';
import { eventually } from '../../src/eventually.ts';
import { type Stack, startStack } from '../../src/stack.ts';
import { expectNoFindingsAtAll } from './axe.ts';
import { askDesk, type InboxMail, logIn, mailsTo, watchConsole } from './desk.ts';
import { everythingKept } from './everything-kept.ts';
import { kindsInInbox, openEveryLink, readerRows } from './robot.ts';
import { tabTo } from './tab-to.ts';

const first = 'nadia.keys@readers.example';
const second = 'nadia.moved@readers.example';
const embedded = 'embed.form@readers.example';
/** A local part that a browser's own check of `type=email` would refuse. */
const framed = 'jörg.frame@readers.example';

describe('a reader comes, changes their mind about everything, and goes', () => {
  let stack: Stack;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let elsewhere: { readonly origin: string; readonly server: Server; html: string };
  const complaints: string[] = [];

  beforeAll(async () => {
    stack = await startStack();
    browser = await launchBrowser();
    await loadSampleInto(stack.masthead, () => {});
    elsewhere = await openOtherSite();
    await allow(stack, elsewhere.origin);
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 768, height: 900 } });
    page = await context.newPage();
    watchConsole(page, complaints);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    elsewhere?.server.close();
    await stack?.stop();
  }, 30_000);

  const heading = (name: RegExp | string) => page.getByRole('heading', { name }).first().waitFor();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const linkIn = async (to: string, part: string): Promise<string> => {
    const mail = await eventually(async () => (await mailsTo(stack, to)).find(holding(part)), {
      timeoutMs: 30_000,
    });
    return mail.links.find((url) => url.includes(part)) ?? '';
  };

  test('signs up and confirms by keyboard alone', async () => {
    await page.goto(`${stack.siteUrl}/subscribe`);
    await expectNoFindingsAtAll(page);
    await tabTo(page, 'Email address');
    await page.keyboard.type(first);
    await tabTo(page, /^Name/);
    await page.keyboard.type('Nadia Keys');
    await tabTo(page, 'Subscribe');
    // Sent quicker than a person types, the form asks to press once more.
    await eventually(
      async () => {
        await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
        if ((await page.getByRole('heading', { name: 'Check your inbox' }).count()) > 0) return true;
        await tabTo(page, 'Subscribe');
        return false;
      },
      { timeoutMs: 30_000, everyMs: 1_600 },
    );
    await expectNoFindingsAtAll(page);
    await page.goto(await linkIn(first, '/confirm/'));
    await heading(/^Subscribe to/);
    await expectNoFindingsAtAll(page);
    await tabTo(page, 'Yes, subscribe me');
    await page.keyboard.press('Enter');
    await heading('Welcome. You are on the list');
    await expectNoFindingsAtAll(page);
  }, 120_000);

  test('is welcomed, and sets preferences by the mail’s own link', async () => {
    await page.goto(await linkIn(first, '/p/'));
    await page.getByLabel('The digest, once a month').check();
    await page.getByLabel('NVFP4').check();
    await page.getByLabel(/^Name/).fill('Nadia K.');
    await press('Save');
    await page.getByText('Saved.').waitFor();
    await expectNoFindingsAtAll(page);
    await page.reload();
    expect(await page.getByLabel('The digest, once a month').isChecked()).toBe(true);
    expect(await page.getByLabel('NVFP4').isChecked()).toBe(true);
    await page.getByLabel('Every issue').check();
    await press('Save');
    const download = page.waitForEvent('download');
    await press('Download my data');
    expect((await download).suggestedFilename()).toBe('my-data.json');
  }, 120_000);

  test('moves to another address, which confirms it first; the old one is told', async () => {
    await page.goto(await linkIn(first, '/p/'));
    await page.getByLabel(/Send it here instead/).fill(second.replace('readers.example', 'gmial.com'));
    await press('Change');
    await page.getByText('Did you mean').waitFor();
    await expectNoFindingsAtAll(page);
    await page.getByLabel(/Send it here instead/).fill(second);
    await press('Change');
    await page.getByText(/a link is on its way to the new address/).waitFor();
    await page.goto(await linkIn(second, '/move/'));
    await heading('Use this address from now on?');
    await expectNoFindingsAtAll(page);
    await press('Yes, use this address');
    await heading('Your address is changed');
    await expectNoFindingsAtAll(page);
    await eventually(async () => (await mailsTo(stack, first)).length === 3, { timeoutMs: 30_000 });
  }, 120_000);

  test('from a page of another site: by its plain form and by its frame, as copied from the desk', async () => {
    const desk = await (await browser.newContext()).newPage();
    await logIn(desk, stack);
    await desk.goto(`${stack.adminUrl}/admin/subscribers/embed`);
    const form = await desk.getByLabel('A plain form, styled by itself').inputValue();
    const frame = await desk.getByLabel('A frame, in the newsletter’s own look').inputValue();
    await desk.context().close();
    elsewhere.html = `<!doctype html><html lang="en"><title>A lab</title><main><h1>A lab</h1>${form}${frame}</main></html>`;

    const visitor = await browser.newContext({ javaScriptEnabled: false });
    const theirs = await visitor.newPage();
    watchConsole(theirs, complaints);
    await theirs.goto(elsewhere.origin);
    const inFrame = theirs.frameLocator('iframe');
    await inFrame.getByLabel(/Email|by email/i).fill(framed);
    await eventually(
      async () => {
        if ((await inFrame.getByText('Check your inbox.').count()) > 0) return true;
        await inFrame.getByRole('button', { name: 'Subscribe' }).click();
        return false;
      },
      { timeoutMs: 30_000, everyMs: 1_600 },
    );
    await theirs.getByLabel(/by email/).fill(embedded);
    await theirs.getByRole('button', { name: 'Subscribe' }).first().click();
    await theirs.getByRole('heading', { name: 'Check your inbox' }).waitFor();
    await visitor.close();
    for (const address of [framed, embedded]) await linkIn(address, '/confirm/');

    await page.goto(elsewhere.origin);
    await expectNoFindingsAtAll(page);
    await page.goto(`${stack.siteUrl}/embed/gradient-notes`);
    await expectNoFindingsAtAll(page);
  }, 120_000);

  test('a robot that opens every link of every mail in the inbox changes nothing', async () => {
    await haveEveryMailSent(stack, browser);
    await leaveAndComeBack(stack, second, await linkIn(second, '/u/'));
    const mails = await eventually(
      async () => {
        const { mails: all, missing } = await kindsInInbox(stack);
        expect(missing).toEqual([]);
        return all;
      },
      { timeoutMs: 60_000 },
    );
    // What the mails' own sending still writes comes to rest first.
    let before = await readerRows(stack);
    await eventually(
      async () => {
        const again = await readerRows(stack);
        const isAtRest = JSON.stringify(again) === JSON.stringify(before);
        before = again;
        return isAtRest;
      },
      { timeoutMs: 30_000, everyMs: 1_000 },
    );
    const opened = await openEveryLink(stack, mails);
    expect(opened.byPath).toEqual(expect.arrayContaining(['confirm', 'u', 'p', 'move', 'issues', 'admin']));
    expect(opened.failed).toEqual([]);
    expect(await readerRows(stack)).toEqual(before);
  }, 180_000);

  test('leaves by the issue’s link, comes back by undo, and is erased at last', async () => {
    await page.goto(await linkIn(second, '/u/'));
    await heading(/^Unsubscribe from/);
    await expectNoFindingsAtAll(page);
    await press('Unsubscribe');
    await heading('You are unsubscribed');
    await expectNoFindingsAtAll(page);
    await page.getByLabel('Too many mails').check();
    await press('Send');
    await page.getByText('Thank you for telling us.').waitFor();
    await press('Undo: keep me subscribed');
    await heading('You are subscribed again');
    await page.goto(await linkIn(second, '/p/'));
    await page.getByRole('link', { name: /Erase me/ }).click();
    await heading('Erase everything about you?');
    await expectNoFindingsAtAll(page);
    await press('Erase me');
    await heading('You are forgotten');
    await expectNoFindingsAtAll(page);
    const dead = await page.goto(await linkIn(second, '/p/'));
    expect(dead?.status()).toBe(404);
    await expectNoFindingsAtAll(page);
  }, 120_000);

  test('is nowhere afterwards: not in the database, the logs, Redis or a fresh export', async () => {
    const kept = await everythingKept(stack);
    expect(Object.keys(kept).length).toBeGreaterThan(20);
    // Who did not ask to be forgotten is still there: the search would find a reader.
    expect(kept.export).toContain('readers.example');
    expect(kept.logs).toContain('a subscriber is forgotten');
    const found = Object.entries(kept).filter(([, text]) => /nadia/i.test(text));
    expect(found.map(([where, text]) => [where, around(text)])).toEqual([]);
  }, 60_000);

  test('no page broke its content security policy or failed on the way', () => {
    expect(complaints.filter((line) => !/status of (404|410|422)/.test(line))).toEqual([]);
  });
});

const around = (text: string) => /.{0,120}nadia.{0,60}/i.exec(text)?.[0];

const holding = (part: string) => (mail: InboxMail) => mail.links.some((url) => url.includes(part));

/** A page that is not ours: another host by name, so that browsers call it cross-site. */
async function openOtherSite() {
  const site = { html: '' };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(site.html);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return Object.assign(site, {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    server,
  });
}

/** The newsletter welcomes readers and says goodbye, offers topics, and lets the other site's forms in. */
async function allow(stack: Stack, origin: string): Promise<void> {
  const { docs: topics } = await askDesk<{ docs: { id: string }[] }>(stack, 'GET', '/api/topics?limit=10');
  const { docs } = await askDesk<{ docs: { id: string }[] }>(stack, 'GET', '/api/newsletters?limit=1');
  await askDesk(stack, 'PATCH', `/api/newsletters/${docs[0]?.id}`, {
    signup: { welcome: true, goodbye: true, origins: [origin], topics: topics.map(({ id }) => id) },
  });
}

/** By a mail program's own button, and back by the site's: what makes the goodbye mail. */
async function leaveAndComeBack(stack: Stack, address: string, link: string): Promise<void> {
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
  await eventually(
    async () => (await mailsTo(stack, address)).some(({ subject }) => subject.startsWith('You have left')),
    { timeoutMs: 30_000 },
  );
  const undone = await fetch(`${link}/undo`, { method: 'POST', headers: { origin: new URL(link).origin } });
  expect(undone.status).toBe(200);
}

/** What readers' own acts have not made come yet: an issue, a test of it, a forgotten password, a notice. */
async function haveEveryMailSent(stack: Stack, browser: Browser): Promise<void> {
  const { docs } = await askDesk<{ docs: { id: string }[] }>(
    stack,
    'GET',
    `/api/issues?limit=1&draft=true&where[tagline][like]=${encodeURIComponent('The week the cache grew up')}`,
  );
  const issue = `/api/masthead/issues/${docs[0]?.id}`;
  const desk = await (await browser.newContext()).newPage();
  await logIn(desk, stack);
  const test = await desk.request.post(`${stack.adminUrl}${issue}/test-send`, {
    headers: { origin: stack.adminUrl },
    data: {},
  });
  expect(test.status()).toBe(200);
  await desk.context().close();
  await askDesk(stack, 'POST', `${issue}/approve`, {});
  await askDesk(stack, 'POST', `${issue}/send-now`, {});
  await askDesk(stack, 'POST', '/api/users/forgot-password', { email: stack.secrets.ADMIN_EMAIL });
  const noor = { email: 'noor@desk.example', name: 'Noor', role: 'writer', password: 'typed-by-an-admin' };
  await askDesk(stack, 'POST', '/api/users', noor);
}
