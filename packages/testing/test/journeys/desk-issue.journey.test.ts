import { loadSampleInto } from '@masthead/local/sample';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';
import { eventually } from '../../src/eventually.ts';
import { samplePaste } from '../../src/sample-paste.ts';
import { type Stack, startStack } from '../../src/stack.ts';
import { expectNoAxeFindings } from './axe.ts';
import {
  allowsConsole,
  askDesk,
  besideAnIssue,
  logIn,
  mailsTo,
  openIssue,
  typeUntilSaved,
  watchConsole,
} from './desk.ts';
import { middayZone, minuteIn, setSlot } from './weekly-slot.ts';

/** A heading nobody knows, and words that a writer left for later. */
const doubtful = samplePaste
  .replace('Also This Week', 'Round the Harbour')
  .replace('A proof that no rule', 'TODO A proof that no rule');

const writer = { email: 'writer@masthead.example', password: 'a-writer-of-notes-13', name: 'Wanda Writer' };
const editor = { email: 'editor@masthead.example', password: 'an-editor-of-notes-13', name: 'Edda Editor' };
const issuePage = /\/admin\/collections\/issues\/[0-9a-f]{24}/;

describe('an issue, from the paste to the readers', () => {
  let stack: Stack;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    // The worker looks for what is due ten times as often as it does in production.
    stack = await startStack({ OUTBOUND_LOOKUPS: 'off', TIMESCALE: '10' });
    browser = await launchBrowser();
    await loadSampleInto(stack.masthead, () => {});
    await askDesk(stack, 'POST', '/api/users', { ...writer, role: 'writer' });
    await askDesk(stack, 'POST', '/api/users', { ...editor, role: 'editor' });
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  }, 30_000);

  const newPage = async (as: typeof writer, colorScheme: 'light' | 'dark'): Promise<Page> => {
    const page = await (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme })
    ).newPage();
    page.setDefaultTimeout(15_000);
    watchConsole(page, complaints);
    await logIn(page, stack, as);
    return page;
  };
  const paste = async (page: Page): Promise<void> => {
    await page.goto(`${stack.adminUrl}/admin/paste`);
    await page.getByLabel('Paste the issue here, or drop a file').fill(doubtful);
    await page.getByRole('button', { name: 'Make the draft' }).waitFor();
  };

  test('the paste is read with its doubt, in the dark too, and stores nothing', async () => {
    const page = await newPage(writer, 'dark');
    await paste(page);
    await page.getByText('Unsure', { exact: true }).first().waitFor();
    await expectNoAxeFindings(page);
    await page.goto(`${stack.adminUrl}/admin/collections/issues`);
    await page.getByRole('link', { name: /The week the cache grew up/ }).waitFor();
    expect(await page.getByRole('link', { name: /Caches learn to forget/ }).count()).toBe(0);
    await page.context().close();
  }, 60_000);

  test('doubt settled → paper by its arXiv id → reordered → phone and dark → what blocks mended → review → approved → scheduled → held by an edit → read and approved again → gone', async () => {
    const desk = await newPage(writer, 'light');
    await paste(desk);
    await settleOneDoubt(desk);
    await desk.getByRole('button', { name: 'Make the draft' }).click();
    await desk.waitForURL(issuePage);
    await addPaper(desk);
    await movePaperUp(desk);
    await lookAtPreview(desk);
    await mendPlaceholder(desk);
    await expectNoAxeFindings(desk, besideAnIssue);
    await desk.getByRole('button', { name: 'Ask for review' }).click();
    await status(desk).getByText('In review').waitFor();
    expect(await desk.getByRole('button', { name: /^Approve/ }).count()).toBe(0);

    const zone = middayZone();
    await setSlot(stack, zone, '20:00');
    const chief = await newPage(editor, 'dark');
    await chief.goto(desk.url());
    await chief.getByRole('button', { name: 'Approve', exact: true }).click();
    await status(chief).getByText('Approved').waitFor();
    await chief.getByRole('button', { name: /^Schedule for .*20:00$/ }).click();
    await status(chief)
      .getByText(/^Scheduled for .*20:00/)
      .waitFor();
    await expectNoAxeFindings(chief, besideAnIssue);

    await desk.locator('#field-tagline').fill('Caches learn to forget, at last');
    await status(chief).getByText('On hold: edited after approval').waitFor();
    const [notice] = await eventually(async () => {
      const mails = (await mailsTo(stack, editor.email)).filter(({ subject }) =>
        subject.startsWith('On hold'),
      );
      return mails.length > 0 && mails;
    });
    expect(notice?.links).toContain(desk.url().split('?')[0]);

    await chief.locator('summary', { hasText: 'What differs' }).click();
    await chief.locator('.issue-diff ins', { hasText: 'at last' }).first().waitFor();
    // The form of the chief is from before those words: they are read first.
    await chief.getByRole('button', { name: 'Approve again' }).click();
    await chief.getByText('Wanda Writer has saved this issue since you opened it here.').waitFor();
    await chief.reload();
    await chief.getByRole('button', { name: 'Take over' }).click();
    await chief.locator('#field-tagline:enabled').waitFor();
    await chief.getByRole('button', { name: 'Approve again' }).click();
    await status(chief)
      .getByText(/^Scheduled for .*20:00/)
      .waitFor();
    // The slot is brought forward, and what is scheduled in it goes along: nobody waits for eight in the evening.
    await setSlot(stack, zone, minuteIn(zone, 20));
    await chief.getByRole('link', { name: 'Open the send screen' }).click();
    await chief.getByText('Sent to 25 readers').waitFor({ timeout: 110_000 });
    await chief.getByRole('region', { name: 'Timeline' }).getByText('The provider had taken').waitFor();
    await expectNoAxeFindings(chief);

    const sent = (await mailsTo(stack)).filter(
      ({ subject }) => subject === 'Caches learn to forget, at last',
    );
    expect(new Set(sent.map(({ to }) => to.join())).size).toBe(25);
    expect(sent).toHaveLength(25);
    expect(sent.map(({ html }) => /at last.*what they dropped/s.test(html))).toEqual(Array(25).fill(true));
    // The one refusal above: what was not seen is not approved.
    const refused = /status of 409 \(Conflict\).*\/approve\)$/;
    expect(complaints.filter((line) => !allowsConsole(line) && !refused.test(line))).toEqual([]);
  }, 240_000);

  test('two at one issue lose nothing: the second is told 423 and by whom, takes over, and the first is told', async () => {
    const [first, second] = [await newPage(writer, 'light'), await newPage(editor, 'light')];
    await openIssue(first, stack, /The week the cache grew up/);
    await second.goto(first.url());
    await status(second).waitFor();
    expect(await typeUntilSaved(first, '#field-tagline', 'As the writer has it')).toBe(200);
    expect(await typeUntilSaved(second, '#field-tagline', 'As the editor has it')).toBe(423);
    await second.getByText('Wanda Writer has saved this issue since you opened it.').waitFor();
    expect(await storedTagline(first)).toBe('As the writer has it');

    await second.reload();
    await second.getByRole('button', { name: 'Take over' }).click();
    await second.locator('#field-tagline:enabled').waitFor();
    expect(await second.locator('#field-tagline').inputValue()).toBe('As the writer has it');
    expect(await typeUntilSaved(second, '#field-tagline', 'As both have it')).toBe(200);
    expect(await typeUntilSaved(first, '#field-tagline', 'As nobody has it')).toBe(423);
    await first.getByText(`${editor.name} has saved this issue since you opened it.`).waitFor();
    expect(await storedTagline(second)).toBe('As both have it');
  }, 90_000);

  test('one editor in two tabs loses nothing: the older is told 409 and goes on once it is read again, the newer saves on', async () => {
    const older = await newPage(editor, 'light');
    await openIssue(older, stack, /As both have it|The week the cache grew up/);
    const newer = await older.context().newPage();
    newer.setDefaultTimeout(15_000);
    await newer.goto(older.url());
    await status(newer).waitFor();
    for (const words of ['In the newer tab', 'In the newer tab, and on', 'In the newer tab, and on, and on'])
      expect(await typeUntilSaved(newer, '#field-tagline', words)).toBe(200);
    expect(await typeUntilSaved(older, '#field-tagline', 'In the older tab')).toBe(409);
    await older.getByText('You have saved this issue in another window since you opened it here.').waitFor();
    expect(await storedTagline(older)).toBe('In the newer tab, and on, and on');
    expect(await older.locator('#field-tagline').inputValue()).toBe('In the older tab');

    await older.reload();
    await status(older).waitFor();
    expect(await older.locator('#field-tagline').inputValue()).toBe('In the newer tab, and on, and on');
    expect(await typeUntilSaved(older, '#field-tagline', 'Read and written again')).toBe(200);
    expect(await typeUntilSaved(newer, '#field-tagline', 'Now this is from before')).toBe(409);
    expect(await storedTagline(newer)).toBe('Read and written again');
    await older.context().close();
  }, 90_000);

  const storedTagline = async (page: Page): Promise<string> => {
    const id = /issues\/([0-9a-f]{24})/.exec(page.url())?.[1] ?? '';
    return (await askDesk<{ tagline: string }>(stack, 'GET', `/api/issues/${id}?draft=true&depth=0`)).tagline;
  };
});

function status(page: Page) {
  return page.getByRole('status', { name: 'Status' });
}

async function settleOneDoubt(page: Page): Promise<void> {
  const doubts = page.getByRole('button', { name: 'Leave it so' });
  const many = await doubts.count();
  expect(many).toBeGreaterThan(0);
  await doubts.first().click();
  expect(await doubts.count()).toBe(many - 1);
  await expectNoAxeFindings(page);
}

async function addPaper(page: Page): Promise<void> {
  await page.locator('#sections-row-4 .collapsible__toggle').first().click();
  await page.getByLabel('Add a paper', { exact: true }).fill('https://arxiv.org/pdf/2611.04711v2');
  await page.getByText('This desk asks nobody outside: type the title.').waitFor();
  await page.getByLabel('New paper, by arXiv id: its title').fill('Caches that say what they dropped');
  await page.getByRole('button', { name: 'Add this paper' }).click();
  await page.getByText('2. Caches that say what they dropped').waitFor();
}

async function movePaperUp(page: Page): Promise<void> {
  const second = page.locator('#sections-4-items-row-1');
  await second.locator('.array-actions__button').first().click();
  await page.getByRole('button', { name: 'Move Up' }).click();
  await page.getByText('1. Caches that say what they dropped').waitFor();
}

async function lookAtPreview(page: Page): Promise<void> {
  await page.locator('#live-preview-toggler').click();
  const preview = page.getByRole('complementary', { name: 'Preview' });
  const mail = page.frameLocator('iframe[title="The mail"]');
  await mail.getByText('Caches that say what they dropped').waitFor();
  await preview.getByRole('radio', { name: 'Phone' }).check();
  await preview.locator('[data-mode="phone"]').waitFor();
  expect((await page.locator('iframe[title="The mail"]').boundingBox())?.width).toBeLessThan(420);
  await preview.getByLabel('Dark').check();
  await page.locator('iframe[title="The mail"][srcdoc*="color-scheme:dark only"]').waitFor();
  await page.locator('#field-tagline').fill('Caches learn to forget, typed beside the preview');
  await mail.getByText('Caches learn to forget, typed beside the preview').first().waitFor();
  await expectNoAxeFindings(page, [...besideAnIssue, '.issue-preview']);
  await page.locator('#live-preview-toggler').click();
}

async function mendPlaceholder(page: Page): Promise<void> {
  const checks = page.getByRole('region', { name: 'Checks' });
  await checks.getByRole('button', { name: /Placeholder text was left in: .TODO/ }).click();
  const focused = page.locator('[contenteditable="true"]:focus');
  await focused.waitFor();
  await focused.press('Control+Home');
  for (const _letter of 'TODO ') await page.keyboard.press('Delete');
  await checks.getByText(/Placeholder text/).waitFor({ state: 'detached' });
}
