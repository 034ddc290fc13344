import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { deskViews } from '../desk-views.ts';
import { samplePaste } from '../sample-paste.ts';
import type { Stack } from '../stack.ts';

/** docs/desk.md shows these, light and dark. */
const deskFolder = 'docs/images/desk';

interface DeskScene {
  readonly stack: Stack;
  readonly campaignId: string;
  readonly readerId: string;
  readonly logIn: (page: Page) => Promise<void>;
}

/** Every view of ours in Payload's light and dark, as docs/images/desk/NAME-light.webp and -dark.webp. */
export async function takeDesk(browser: Browser, scene: DeskScene): Promise<void> {
  await mkdir(deskFolder, { recursive: true });
  const dresses = await Promise.all(
    (['light', 'dark'] as const).map(async (colorScheme) => {
      const viewport = { width: 1280, height: 900 };
      const page = await (await browser.newContext({ viewport, colorScheme, locale: 'en-GB' })).newPage();
      await scene.logIn(page);
      return { page, keep: (name: string) => keepPicture(page, `${name}-${colorScheme}`) };
    }),
  );
  for (const { keep, page } of dresses) {
    for (const view of deskViews({ campaign: scene.campaignId, reader: scene.readerId })) {
      await page.goto(`${scene.stack.adminUrl}/admin${view}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (view === '/paste') await readPaste(page);
      if (view === '/subscribers')
        await page
          .getByText(/\d shown/)
          .first()
          .waitFor();
      await keep(nameOf(view));
    }
  }
  const issue = await makeDraft(dresses[0]?.page, scene.stack);
  for (const { keep, page } of dresses) {
    await page.goto(issue);
    await page.locator('.issue-desk button:enabled').first().waitFor();
    await page.locator('#sections-row-4 .collapsible__toggle').first().click();
    await page.getByLabel('Add a paper', { exact: true }).fill('Regret bounds for key-value');
    await page
      .getByRole('button', { name: /^Use (it|this one)$/ })
      .first()
      .waitFor();
    await page.locator('#sections-row-4').scrollIntoViewIfNeeded();
    await keep('issue');
    await page.getByLabel('Add a paper', { exact: true }).fill('');
    await openDetails(page);
    await keep('issue-beside');
    await page.evaluate('scrollTo(0, 0)');
    await page.locator('#live-preview-toggler').click();
    await page.locator('iframe[title="The mail"]').waitFor();
    await keep('issue-preview');
    await page.getByRole('radio', { name: 'Phone' }).check();
    await page.locator('[data-mode="phone"]').waitFor();
    await page.getByLabel('Dark', { exact: true }).check();
    await keep('issue-preview-phone');
    await page.locator('#live-preview-toggler').click();
    await page.context().close();
  }
}

/** From the paste, with a comment on it; its address. */
async function makeDraft(page: Page | undefined, { adminUrl }: Stack): Promise<string> {
  if (page === undefined) throw new Error('no page');
  await page.goto(`${adminUrl}/admin/paste`);
  await readPaste(page);
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await page.waitForURL(/\/issues\/[0-9a-f]{24}/);
  await page.getByLabel('Comment', { exact: true }).fill('Can we say who measured this?');
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.getByText('Can we say who measured this?').first().waitFor();
  return page.url();
}

function nameOf(view: string): string {
  const name = view
    .split('/')
    .filter((part) => part !== '' && !/^[0-9a-f]{24}$/.test(part))
    .join('-');
  return view === '' ? 'dashboard' : /[0-9a-f]{24}$/.test(view) ? `${name}-one` : name;
}

async function readPaste(page: Page): Promise<void> {
  await page.getByLabel('Paste the issue here, or drop a file').fill(samplePaste);
  await page.getByRole('button', { name: 'Make the draft' }).waitFor();
}

/** Comments and history stand low: the panels' parts are opened and scrolled to. */
async function openDetails(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('.document-fields__sidebar-wrap details').forEach((more) => { more.open = true; })",
  );
  await page.getByRole('region', { name: 'Comments' }).scrollIntoViewIfNeeded();
}

async function keepPicture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const file = join(deskFolder, `${name}.webp`);
  await writeFile(file, await sharp(picture).webp({ quality: 82, effort: 6 }).toBuffer());
  console.log(file);
}
