import { loadSampleInto } from '@masthead/local/sample';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';
import { type Stack, startStack } from '../../src/stack.ts';
import { expectNoAxeFindings } from './axe.ts';
import { besideAnIssue, logIn, openIssue } from './desk.ts';
import { uploadPicture } from './picture.ts';

describe('a writer shows a draft to somebody without an account', () => {
  let stack: Stack;
  let browser: Browser;

  beforeAll(async () => {
    stack = await startStack();
    browser = await launchBrowser();
    await loadSampleInto(stack.masthead, () => {});
    await addWriter(stack);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  }, 30_000);

  test('the link opens the draft for a stranger, and nothing once it is revoked', async () => {
    const writer = await (await browser.newContext()).newPage();
    await logIn(writer, stack, { email: 'writer@masthead.example', password });
    await openIssue(writer, stack, /The week the cache grew up/);
    expect(await writer.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
    await writer.getByLabel('Days it stays open').fill('91');
    await writer.getByText('From 1 to 90 days.').waitFor();
    expect(await writer.getByRole('button', { name: 'Make a preview link' }).isDisabled()).toBe(true);
    await writer.getByLabel('Days it stays open').fill('3');
    await writer.getByLabel('Preview link for whom').fill('Stella Stranger');
    await writer.getByRole('button', { name: 'Make a preview link' }).click();
    const inThreeDays = await writer.evaluate<string>(
      'new Date(Date.now() + 3 * 86_400_000).toLocaleDateString()',
    );
    const links = writer.getByRole('region', { name: 'Preview links' });
    await links
      .getByText(/^Stella Stranger, made /)
      .filter({ hasText: `open until ${inThreeDays}` })
      .waitFor();
    const url = await writer.getByLabel('Preview link, shown once').inputValue();
    expect(url.startsWith(`${stack.siteUrl}/preview/`)).toBe(true);

    const stranger = await (await browser.newContext()).newPage();
    const opened = await stranger.goto(url);
    expect(opened?.status()).toBe(200);
    await stranger
      .getByRole('heading', { name: /The week the cache grew up/ })
      .first()
      .waitFor();
    const headers = opened?.headers() ?? {};
    expect(headers['cache-control']).toContain('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-robots-tag']).toContain('noindex');
    expect((await fetch(`${stack.siteUrl}/issues/gradient-notes-13`)).status).toBe(404);

    await writer.getByRole('button', { name: 'Revoke' }).click();
    await writer.getByText('The preview link is shut.').waitFor();
    await links.getByText('1 shut or expired').click();
    await links.getByText(/^Stella Stranger, made .* shut by hand$/).waitFor();
    await expectNoAxeFindings(writer, ['.issue-desk']);
    const closed = await stranger.goto(url);
    expect(closed?.status()).toBe(410);
    expect(await stranger.content()).not.toContain('The week the cache grew up');
  }, 120_000);

  test('somebody without an account says what is wrong and then says yes, where an editor allowed it', async () => {
    const desk = await (await browser.newContext({ colorScheme: 'dark' })).newPage();
    await logIn(desk, stack);
    await openIssue(desk, stack, /The week the cache grew up/);
    await desk.getByLabel('Whoever opens it may approve the issue').check();
    await desk.getByRole('button', { name: 'Make a preview link' }).click();
    const url = await desk.getByLabel('Preview link, shown once').inputValue();
    await desk.getByText(/open until .*; may approve/).waitFor();
    await expectNoAxeFindings(desk, besideAnIssue);

    const reviewer = await (await browser.newContext()).newPage();
    await reviewer.goto(url);
    await reviewer.getByLabel('Your name').fill('Rita Reviewer');
    await reviewer.locator('#remark-section').selectOption({ index: 1 });
    await reviewer.locator('#remark-text').fill('Who measured this?');
    await expectNoAxeFindings(reviewer);
    await reviewer.locator('button[value="remark"]').click();
    await reviewer.locator('#remarks').getByText('Who measured this?').waitFor();
    const comments = desk.getByRole('region', { name: 'Comments' });
    await comments.getByText('Who measured this?').waitFor({ timeout: 30_000 });

    await reviewer.getByLabel('Your name').fill('Rita Reviewer');
    await reviewer.locator('#remark-text').fill('Fine by me.');
    await reviewer.locator('button[value="approve"]').click();
    await reviewer.locator('#remarks').getByText('Fine by me.').waitFor();
    await desk
      .getByRole('status', { name: 'Status' })
      .getByText('Approved')
      .first()
      .waitFor({ timeout: 30_000 });
    await comments.getByText('Fine by me.').waitFor({ timeout: 30_000 });
  }, 120_000);

  test('a picture uploaded at the desk is served by the site, byte for byte', async () => {
    const { url, bytes } = await uploadPicture(stack);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });
});

const password = 'a-writer-of-notes-13';

async function addWriter(stack: Stack): Promise<void> {
  const answer = await fetch(`${stack.adminUrl}/api/users`, {
    method: 'POST',
    headers: {
      authorization: `MastheadLocal ${stack.secrets.LOCAL_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      email: 'writer@masthead.example',
      password,
      name: 'Wanda Writer',
      role: 'writer',
    }),
  });
  if (!answer.ok) throw new Error(`no writer could be added: ${await answer.text()}`);
}
