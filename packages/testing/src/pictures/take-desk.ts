import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { deskViews } from '../desk-views.ts';
import { eventually } from '../eventually.ts';
import { samplePaste } from '../sample-paste.ts';
import type { Stack } from '../stack.ts';
import { PATIENCE_MS, settled } from './settled.ts';

/** docs/desk.md shows these, light and dark. */
export const deskFolder = 'docs/images/desk';

interface DeskScene {
  /** Where the pictures go, and how wide the window is: a look at a tablet's goes elsewhere. */
  readonly to: string;
  readonly width: number;
  readonly stack: Stack;
  readonly campaignId: string;
  readonly readerId: string;
  readonly logIn: (page: Page) => Promise<void>;
}

/** What a view is waited for that asks for something of its own once it stands. */
export const stands: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  '/archive': bringArchive,
  '/paste': (page) => readPaste(page),
  '/subscribers': (page) =>
    page
      .getByText(/\d shown/)
      .first()
      .waitFor(),
};

/** Every view of ours in Payload's light and dark, as NAME-light.webp and NAME-dark.webp. */
export async function takeDesk(browser: Browser, scene: DeskScene): Promise<void> {
  const { adminUrl } = scene.stack;
  await mkdir(scene.to, { recursive: true });
  const dresses = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const viewport = { width: scene.width, height: 900 };
    const page = await (await browser.newContext({ viewport, colorScheme, locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const keep = (name: string) => keepPicture(page, join(scene.to, `${name}-${colorScheme}.webp`));
    // A browser is asked for its scheme by the first answer, and tells it with the second request.
    await page.goto(`${adminUrl}/admin/login`);
    await page.reload();
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    await page.getByRole('button', { name: 'Login', disabled: false }).waitFor();
    await keep('sign-in');
    await scene.logIn(page);
    dresses.push({ page, keep });
  }
  for (const { keep, page } of dresses) {
    for (const view of deskViews({ campaign: scene.campaignId, reader: scene.readerId })) {
      await page.goto(`${adminUrl}/admin${view}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await stands[view]?.(page);
      await keep(nameOf(view));
    }
  }
  const issue = await makeDraft(dresses[0]?.page, scene.stack);
  for (const { keep, page } of dresses) {
    await page.goto(issue);
    await page.locator('.issue-desk button:enabled').first().waitFor();
    const field = page.getByLabel('Add a paper', { exact: true });
    const suggested = page.getByRole('button', { name: /^Use (it|this one)$/ }).first();
    // Payload folds rows as they were left once it knows, which may be after they were unfolded and typed into.
    await eventually(
      async () => {
        await unfold(page, '#sections-row-4', field);
        await field.fill('', { timeout: 2_000 });
        await field.fill('Regret bounds for key-value', { timeout: 2_000 });
        await suggested.waitFor({ timeout: 6_000 });
        return true;
      },
      { timeoutMs: PATIENCE_MS },
    );
    await page.locator('#sections-row-4').scrollIntoViewIfNeeded();
    await keep('issue');
    await field.fill('');
    await openDetails(page);
    await keep('issue-beside');
    await page.evaluate('scrollTo(0, 0)');
    await page.locator('#live-preview-toggler').click();
    await mailShows(page);
    await keep('issue-preview');
    await page.getByRole('radio', { name: 'Phone' }).check();
    await page.locator('[data-mode="phone"]').waitFor();
    await page.getByLabel('Dark', { exact: true }).check();
    await mailShows(page);
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

/** Two issues of long ago. */
async function bringArchive(page: Page): Promise<void> {
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await eventually(
    async () => {
      await page
        .getByLabel('Files of the archive')
        .setInputFiles([
          file('2025-03-07-queues.md', samplePaste.replaceAll(/cache/gi, 'queue')),
          file('2025-03-14-ledgers.md', samplePaste.replaceAll(/cache/gi, 'ledger')),
        ]);
      await page.getByText(/^Done: 2 texts read\.$/).waitFor({ timeout: 30_000 });
      return true;
    },
    { timeoutMs: PATIENCE_MS },
  );
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

/** The preview's frame holds the issue's words: it is drawn, not only there. */
async function mailShows(page: Page): Promise<void> {
  await page.frameLocator('iframe[title="The mail"]').getByText('Caches learn to forget').first().waitFor();
}

/** A fold opens once its button listens, which a page that was just drawn does not yet. */
async function unfold(page: Page, row: string, inside: Locator): Promise<void> {
  await eventually(
    async () => {
      if (await inside.isVisible()) return true;
      await page.locator(`${row} .collapsible__toggle`).first().click();
      await inside.waitFor({ timeout: 2_000 });
      return true;
    },
    { timeoutMs: PATIENCE_MS },
  );
}

async function keepPicture(page: Page, file: string): Promise<void> {
  await settled(page);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await writeFile(file, await sharp(picture).webp({ quality: 82, effort: 6 }).toBuffer());
  console.log(file);
}
