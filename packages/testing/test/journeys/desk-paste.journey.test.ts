import { loadSampleInto } from '@masthead/local';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';
import { type Stack, startStack } from '../../src/stack.ts';
import { expectNoAxeFindings } from './axe.ts';
import { allowsConsole, logIn, watchConsole } from './desk.ts';
import { samplePaste } from './sample-paste.ts';

/** A heading nobody knows, and words that a writer left for later. */
const doubtful = samplePaste
  .replace('Also This Week', 'Round the Harbour')
  .replace('A proof that no rule', 'TODO A proof that no rule');

/** Beside and in Payload's form; the form itself is Payload's. */
const beside = ['.issue-desk', '.issue-checks', '.issue-comments', '.issue-history', '.quick-add'];

describe('an editor brings an issue by pasting it', () => {
  let stack: Stack;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    stack = await startStack({ OUTBOUND_LOOKUPS: 'off' });
    browser = await launchBrowser();
    await loadSampleInto(stack.masthead, () => {});
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  }, 30_000);

  const newPage = async (colorScheme: 'light' | 'dark'): Promise<Page> => {
    const page = await (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme })
    ).newPage();
    page.setDefaultTimeout(15_000);
    watchConsole(page, complaints);
    await logIn(page, stack);
    return page;
  };
  const paste = async (page: Page): Promise<void> => {
    await page.goto(`${stack.adminUrl}/admin/paste`);
    await page.getByLabel('Paste the issue here, or drop a file').fill(doubtful);
    await page.getByRole('button', { name: 'Make the draft' }).waitFor();
  };

  test('the paste is read with its doubt, in the dark too, and stores nothing', async () => {
    const page = await newPage('dark');
    await paste(page);
    await page.getByText('Unsure', { exact: true }).first().waitFor();
    await expectNoAxeFindings(page);
    await page.goto(`${stack.adminUrl}/admin/collections/issues`);
    await page.getByRole('link', { name: /The week the cache grew up/ }).waitFor();
    expect(await page.getByRole('link', { name: /Caches learn to forget/ }).count()).toBe(0);
    await page.context().close();
  }, 60_000);

  test('doubt settled → draft → a paper by its arXiv id → what blocks mended → seen on a phone and in the dark', async () => {
    const page = await newPage('light');
    await paste(page);
    const doubts = page.getByRole('button', { name: 'Leave it so' });
    const many = await doubts.count();
    expect(many).toBeGreaterThan(0);
    await doubts.first().click();
    expect(await doubts.count()).toBe(many - 1);
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: 'Make the draft' }).click();
    await page.waitForURL(/\/admin\/collections\/issues\/[0-9a-f]{24}/);

    await page.locator('#sections-row-4 .collapsible__toggle').first().click();
    await page.getByLabel('Add a paper', { exact: true }).fill('https://arxiv.org/pdf/2611.04711v2');
    await page.getByText('This desk asks nobody outside: type the title.').waitFor();
    await page.getByLabel('New paper, by arXiv id: its title').fill('Caches that say what they dropped');
    await page.getByRole('button', { name: 'Add this paper' }).click();
    await page.getByText('2. Caches that say what they dropped').waitFor();

    const checks = page.getByRole('region', { name: 'Checks' });
    await checks.getByRole('button', { name: /Placeholder text was left in: .TODO/ }).click();
    const focused = page.locator('[contenteditable="true"]:focus');
    await focused.waitFor();
    await focused.press('Control+Home');
    for (const _letter of 'TODO ') await page.keyboard.press('Delete');
    await checks.getByText(/Placeholder text/).waitFor({ state: 'detached' });
    await expectNoAxeFindings(page, beside);

    await page.locator('#live-preview-toggler').click();
    const preview = page.getByRole('complementary', { name: 'Preview' });
    const mail = page.frameLocator('iframe[title="The mail"]');
    await mail.getByText('Caches that say what they dropped').waitFor();
    await preview.getByRole('radio', { name: 'Phone' }).check();
    await preview.locator('[data-mode="phone"]').waitFor();
    expect((await page.locator('iframe[title="The mail"]').boundingBox())?.width).toBeLessThan(420);
    await preview.getByLabel('Dark').check();
    await page.locator('iframe[title="The mail"][srcdoc*="color-scheme:dark only"]').waitFor();
    await page.locator('#field-tagline').fill('Typed while the preview stands beside it');
    await mail.getByText('Typed while the preview stands beside it').first().waitFor();
    await expectNoAxeFindings(page, [...beside, '.issue-preview']);
    expect(complaints.filter((line) => !allowsConsole(line))).toEqual([]);
  }, 60_000);
});
