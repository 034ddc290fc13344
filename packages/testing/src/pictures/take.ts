import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSampleInto } from '@masthead/local/sample';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { withOwnServices } from '../own-services.ts';
import { type Stack, startStack } from '../stack.ts';
import { PATIENCE_MS, settled } from './settled.ts';
import { deskFolder, stands, takeDesk } from './take-desk.ts';

/**
 * `npm run pictures [-- --width 768 --to FOLDER]`: the README's pictures, taken from the real thing: services, build and
 * sample of its own, one issue sent. Writes docs/images/*.png, and the desk's views in light and dark (docs/desk.md).
 * With a folder named, the desk's views alone, into that.
 */
async function main(): Promise<void> {
  await withOwnServices(console.log, async () => {
    const stack = await startStack();
    try {
      await takeAll(stack);
    } finally {
      await stack.stop();
    }
  });
}

const deskPages = [
  ['/admin', 'admin-dashboard'],
  ['/admin/campaigns', 'admin-campaigns'],
  ['/admin/subscribers', 'admin-subscribers'],
] as const;

async function takeAll(stack: Stack): Promise<void> {
  const { values: asked } = parseArgs({
    options: { width: { type: 'string', default: '1280' }, to: { type: 'string' } },
  });
  await loadSampleInto(stack.masthead, console.log);
  const browser = await launchBrowser();
  try {
    const desk = await pageOf(browser, 1280, 900);
    await logIn(desk, stack);
    await openDraft(desk, stack);
    if (asked.to === undefined) await shoot(desk, 'admin-issue');
    await sendNow(desk, stack);
    if (asked.to === undefined) await shoot(desk, 'admin-sent');
    await desk.getByRole('link', { name: 'Open the send screen' }).click();
    await desk.waitForURL(/\/admin\/campaigns\/[0-9a-f]{24}/);
    await takeDesk(browser, {
      stack,
      to: asked.to ?? deskFolder,
      width: Number(asked.width),
      campaignId: /campaigns\/([0-9a-f]{24})/.exec(desk.url())?.[1] ?? '',
      readerId: await firstReader(stack),
      logIn: (page) => logIn(page, stack),
    });
    if (asked.to !== undefined) return;
    for (const [path, name] of deskPages) {
      await desk.goto(`${stack.adminUrl}${path}`);
      await stands[path.replace('/admin', '')]?.(desk);
      await shoot(desk, name);
    }
    const site = await pageOf(browser, 1280, 900);
    await site.goto(stack.siteUrl);
    await shoot(site, 'site-home');
    await site.goto(`${stack.siteUrl}/issues/gradient-notes-12`);
    await shoot(site, 'site-issue');
    const inbox = await pageOf(browser, 1280, 900);
    await inbox.goto(stack.inboxUrl);
    await shoot(inbox, 'inbox');
    const phone = await pageOf(browser, 390, 844, 'dark');
    await phone.goto(`${stack.siteUrl}/issues/gradient-notes-12`);
    await shoot(phone, 'site-phone-dark');
    const mail = await pageOf(browser, 720, 900);
    const [first] = (await (
      await fetch(`${stack.inboxUrl}/sandbox/messages?limit=1&to=readers.example&subject=cache`)
    ).json()) as { html: string }[];
    await mail.setContent(first?.html ?? '');
    await shoot(mail, 'mail');
  } finally {
    await browser.close();
  }
}

async function pageOf(
  browser: Browser,
  width: number,
  height: number,
  colorScheme: 'light' | 'dark' = 'light',
) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: 'en-GB' });
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

async function shoot(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: join('docs/images', `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

async function logIn(page: Page, { adminUrl, secrets }: Stack): Promise<void> {
  await page.goto(`${adminUrl}/admin/login`);
  await page.getByLabel('Email').fill(secrets.ADMIN_EMAIL);
  await page.getByLabel('Password').fill(secrets.ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/login'));
}

async function firstReader({ adminUrl, secrets }: Stack): Promise<string> {
  const answer = await fetch(`${adminUrl}/api/masthead/subscribers/search`, {
    method: 'POST',
    headers: {
      authorization: `MastheadLocal ${secrets.LOCAL_TOKEN}`,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  const { rows } = (await answer.json()) as { rows: { subscriptionId: string }[] };
  return rows[0]?.subscriptionId ?? '';
}

async function openDraft(page: Page, { adminUrl }: Stack): Promise<void> {
  await page.goto(`${adminUrl}/admin/collections/issues`);
  const issue = page.getByRole('link', { name: /The week the cache grew up/ }).first();
  await page.goto(new URL((await issue.getAttribute('href')) ?? '', adminUrl).href);
  await page.locator('.issue-desk button:enabled').first().waitFor();
}

async function sendNow(page: Page, { inboxUrl }: Stack): Promise<void> {
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: 'Send now' }).click();
  await page.getByRole('button', { name: 'Send it now' }).click();
  await eventually(
    async () =>
      ((await (await fetch(`${inboxUrl}/sandbox/messages?limit=50`)).json()) as unknown[]).length >= 25,
    { timeoutMs: PATIENCE_MS, everyMs: 500 },
  );
  await page.getByLabel('Campaign counts').getByText('delivered').first().waitFor();
}

await main();
