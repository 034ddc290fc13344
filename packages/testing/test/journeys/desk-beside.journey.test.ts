import { importText } from '@masthead/importer';
import { loadSampleInto } from '@masthead/local/sample';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';
import { eventually } from '../../src/eventually.ts';
import { type Stack, startStack } from '../../src/stack.ts';
import { expectNoAxeFindings } from './axe.ts';
import { askDesk, besideAnIssue, logIn, mailsTo, openIssue } from './desk.ts';
import { walkByKeyboard } from './keyboard.ts';

const writer = { email: 'writer@masthead.example', password: 'a-writer-of-notes-13', name: 'Wanda Writer' };
const schemes = ['light', 'dark'] as const;
const draft = /The week the cache grew up/;

/** What stands beside an issue's form, before it and over it: by axe and by keyboard, in both of Payload's schemes. */
describe('beside an issue, and on its send', () => {
  let stack: Stack;
  let browser: Browser;

  beforeAll(async () => {
    stack = await startStack({ OUTBOUND_LOOKUPS: 'off' });
    browser = await launchBrowser();
    await loadSampleInto(stack.masthead, () => {});
    await askDesk(stack, 'POST', '/api/users', { ...writer, role: 'writer' });
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  }, 30_000);

  const newPage = async (colorScheme: (typeof schemes)[number], as?: typeof writer): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    await logIn(page, stack, as);
    return page;
  };

  test.each(schemes)(
    'in the %s scheme, with a comment, what is to look at, the links and the history open',
    async (colorScheme) => {
      const page = await newPage(colorScheme);
      await openIssue(page, stack, draft);
      const words = `Of last year (${colorScheme})`;
      await page.getByLabel('Comment', { exact: true }).fill(words);
      await page.getByRole('button', { name: 'Say it' }).click();
      await page.getByRole('region', { name: 'Comments' }).getByText(words).waitFor();
      await openAll(page);
      await page.getByRole('region', { name: 'History' }).getByText(words).waitFor();
      await expectNoAxeFindings(page, besideAnIssue);
      const { actions, unreached, unseen } = await walkByKeyboard(page, besideAnIssue);
      expect({ unreached, unseen }).toEqual({ unreached: [], unseen: [] });
      expect(actions).toBeGreaterThan(8);
      await page.context().close();
    },
    180_000,
  );

  test.each(schemes)(
    'the preview in the %s scheme is a subscriber’s mail, its text and the page, each in the dark too',
    async (colorScheme) => {
      const page = await newPage(colorScheme);
      await openIssue(page, stack, draft);
      await page.locator('#live-preview-toggler').click();
      const preview = page.getByRole('complementary', { name: 'Preview' });
      const mail = page.frameLocator('iframe[title="The mail"]');
      await mail.getByText('Hello,', { exact: true }).waitFor();
      await preview.getByLabel('for', { exact: true }).selectOption('reader');
      await preview.getByLabel('Address begins with').fill('ada.w');
      await mail.getByText('Hello Ada Winter,', { exact: true }).waitFor();
      await preview.getByRole('definition').filter({ hasText: 'Ada Winter' }).waitFor();
      await preview.getByLabel('Dark', { exact: true }).check();
      await expectNoAxeFindings(page, ['.issue-preview']);

      await preview.getByRole('radio', { name: 'Text' }).check();
      await page.locator('.issue-preview__text', { hasText: 'Hello Ada Winter,' }).waitFor();
      await expectNoAxeFindings(page, ['.issue-preview']);
      const { unreached, unseen } = await walkByKeyboard(page, ['.issue-preview']);
      expect({ unreached, unseen }).toEqual({ unreached: [], unseen: [] });

      await preview.getByRole('radio', { name: 'Web page' }).check();
      const web = page.frameLocator('iframe[title="The web page"]');
      await web.getByRole('heading', { name: 'The week the cache grew up' }).first().waitFor();
      // The mail stands there until the page has come.
      await web.getByText(/^Hello/).waitFor({ state: 'detached' });
      expect(await preview.getByRole('definition').count()).toBe(0);
      await expectNoAxeFindings(page, ['.issue-preview']);
      await page.locator('#live-preview-toggler').click();
      await page.context().close();
    },
    180_000,
  );

  test('what an earlier issue had wrong is offered to the draft, and what may be meant under its sections, in both schemes', async () => {
    const { docs } = await askDesk<{ docs: { id: string }[] }>(
      stack,
      'GET',
      '/api/issues?where[number][equals]=12&depth=0',
    );
    const text = 'It was four bits, not five.';
    await askDesk(stack, 'POST', `/api/masthead/issues/${docs[0]?.id}/corrections`, { text });
    for (const colorScheme of schemes) {
      const page = await newPage(colorScheme);
      await openIssue(page, stack, draft);
      await page.getByRole('region', { name: 'Corrections' }).getByText(text).waitFor();
      await expectNoAxeFindings(page, besideAnIssue);
      await offerPapers(page);
      const offer = page.locator('.quick-add__offer', { hasText: 'Attention Once Is All You Need' });
      await offer.getByText(/previously covered in №11$/).waitFor();
      await expectNoAxeFindings(page, besideAnIssue);
      // One after the other: between them lies a rich text, which keeps the Tab key.
      for (const part of ['[aria-label="Corrections"]', '.quick-add']) {
        const { unreached, unseen } = await walkByKeyboard(page, [part]);
        expect({ part, unreached, unseen }).toEqual({ part, unreached: [], unseen: [] });
      }
      await page.context().close();
    }
  }, 180_000);

  test('on a tablet the preview stands under the form, which keeps the whole width', async () => {
    const page = await newPage('light');
    await page.setViewportSize({ width: 768, height: 1024 });
    await openIssue(page, stack, draft);
    await page.locator('#live-preview-toggler').click();
    await page
      .frameLocator('iframe[title="The mail"]')
      .getByText('The week the cache grew up')
      .first()
      .waitFor();
    const form = await page.locator('#field-tagline').boundingBox();
    const preview = await page.getByRole('complementary', { name: 'Preview' }).boundingBox();
    expect(form?.width).toBeGreaterThan(600);
    expect(preview?.width).toBeGreaterThan(600);
    expect((form?.y ?? 0) + (form?.height ?? 0)).toBeLessThanOrEqual(preview?.y ?? 0);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await expectNoAxeFindings(page, ['.issue-preview']);
    await page.context().close();
  }, 120_000);

  test.each(schemes)(
    'who comes second is asked in the %s scheme, and can answer without a mouse',
    async (colorScheme) => {
      const first = await newPage('light', writer);
      await openIssue(first, stack, draft);
      const saved = first.waitForResponse(
        (answer) => answer.request().method() === 'PATCH' && answer.url().includes('/api/issues/'),
      );
      await first.locator('#field-tagline').fill(`The week the cache grew up, in ${colorScheme}`);
      expect((await saved).status()).toBe(200);
      const second = await newPage(colorScheme);
      await second.goto(first.url());
      await second.getByRole('button', { name: 'Take over' }).waitFor();
      await second.getByText(writer.name).first().waitFor();
      await expectNoAxeFindings(second, ['.document-locked']);
      const { actions, unreached, unseen } = await walkByKeyboard(second, ['.document-locked']);
      expect({ actions, unreached, unseen }).toEqual({ actions: 3, unreached: [], unseen: [] });
      await second.getByRole('button', { name: 'Take over' }).press('Enter');
      await second.locator('#field-tagline:enabled').waitFor();
      // Whoever leaves gives the issue back.
      await second.goto(`${stack.adminUrl}/admin`);
      await first.context().close();
      await second.context().close();
    },
    180_000,
  );

  test('an issue held over its time asks before its approval mails the list, and is answered by keyboard', async () => {
    const issueId = await importHeld('A letter held at nine');
    const page = await newPage('light');
    await page.goto(`${stack.adminUrl}/admin/collections/issues/${issueId}`);
    const approve = page.getByRole('button', { name: 'Approve: goes out now to 25 readers' });
    await approve.waitFor();
    await expectNoAxeFindings(page, besideAnIssue);
    const asked = page.getByRole('button', { name: 'Approve and send it now' });
    await approve.press('Enter');
    await page.getByText(/Approved, it goes out at once, to 25 readers/).waitFor();
    await page.getByRole('button', { name: 'Not yet' }).press('Enter');
    await asked.waitFor({ state: 'detached' });
    await status(page).getByText('On hold: edited after approval').waitFor();

    await approve.press('Enter');
    await asked.press('Enter');
    await status(page).getByText('Sent to 25 readers').waitFor({ timeout: 45_000 });
    expect(await readersWithIt('A letter held at nine, mended')).toBe(25);
    await page.context().close();
  }, 180_000);

  /** Approved, scheduled for a few seconds from now, and edited before: its time passes while it is held. */
  const importHeld = async (tagline: string): Promise<string> => {
    const { issue: letter } = importText(`${tagline}\n\nKey Takeaways\n\nMeasure first.\n`);
    const made = { draft: letter, importKey: 'journey-held-over-its-time', newsletter: 'gradient-notes' };
    const { issueId } = await askDesk<{ issueId: string }>(stack, 'POST', '/api/masthead/import', made);
    const issue = `/api/masthead/issues/${issueId}`;
    await askDesk(stack, 'POST', `${issue}/approve`, {});
    const at = new Date(Date.now() + 10_000).toISOString();
    await askDesk(stack, 'POST', `${issue}/schedule`, { at, canary: null });
    const words = { tagline: `${tagline}, mended` };
    await askDesk(stack, 'PATCH', `/api/issues/${issueId}?draft=true&autosave=true`, words);
    return issueId;
  };

  test('a send whose first readers have it shows that the rest waits, in both schemes, and lets it go', async () => {
    const light = await newPage('light');
    await openIssue(light, stack, draft);
    await light.getByRole('button', { name: 'Approve', exact: true }).click();
    await light.getByLabel('First readers').fill('10');
    await light.getByText('Both numbers, or neither').waitFor();
    expect(await light.getByRole('button', { name: 'Send now' }).isDisabled()).toBe(true);
    await light.getByLabel('Minutes of waiting').fill('30');
    await light.getByRole('button', { name: 'Send now' }).click({ trial: true });
    await expectNoAxeFindings(light, besideAnIssue);
    await light.getByRole('button', { name: 'Send now' }).click();
    await light.getByText(/The first 10 of 25 readers .* the rest after 30 minutes/).waitFor();
    await light.getByRole('button', { name: 'Send it now' }).click();
    await light.getByRole('link', { name: 'Open the send screen' }).click();
    const waits = /^The first 10 readers have it; the rest goes /;
    await status(light).getByText(waits).waitFor({ timeout: 45_000 });

    const dark = await newPage('dark');
    await dark.goto(light.url());
    for (const page of [light, dark]) {
      await status(page).getByText(waits).waitFor();
      await page.getByText('10 of 25', { exact: true }).waitFor();
      await page.getByText('10 readers, then 30 minutes of waiting, then the rest').waitFor();
      await page
        .getByRole('region', { name: 'Timeline' })
        .getByText(/The rest goes by itself/)
        .waitFor();
      await expectNoAxeFindings(page);
      const { unreached, unseen } = await walkByKeyboard(page, ['.desk-page']);
      expect({ unreached, unseen }).toEqual({ unreached: [], unseen: [] });
    }
    expect(await readersWithIt('The week the cache grew up')).toBe(10);

    await dark.getByRole('button', { name: 'Let the rest go now: 15 mails go out' }).click();
    await dark.getByRole('button', { name: 'Let the rest go', exact: true }).click();
    // The other page follows by itself.
    for (const page of [dark, light])
      await status(page).getByText('Sent to 25 readers').waitFor({ timeout: 45_000 });
    await light
      .getByRole('region', { name: 'Timeline' })
      .getByText(/The rest was let go by/)
      .waitFor();
    expect(await readersWithIt('The week the cache grew up')).toBe(25);
    await light.context().close();
    await dark.context().close();
  }, 240_000);

  const readersWithIt = async (subject: string): Promise<number> =>
    new Set(
      (await mailsTo(stack))
        .filter((mail) => mail.to.join().endsWith('@readers.example') && mail.subject.includes(subject))
        .map(({ to }) => to.join()),
    ).size;
});

function status(page: Page) {
  return page.getByRole('status', { name: 'Status' });
}

/** Types into the line under the papers until something is offered: Payload may fold the section again meanwhile. */
async function offerPapers(page: Page): Promise<void> {
  const field = page.getByLabel('Add a paper', { exact: true });
  await eventually(
    async () => {
      if (!(await field.isVisible()))
        await page.locator('#sections-row-4 .collapsible__toggle').first().click();
      await field.fill('', { timeout: 2_000 });
      await field.fill('Attention Once Is All', { timeout: 2_000 });
      await page
        .getByRole('button', { name: /^Use (it|this one)$/ })
        .first()
        .waitFor({ timeout: 6_000 });
      return true;
    },
    { timeoutMs: 45_000 },
  );
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('.document-fields__sidebar-wrap details').forEach((more) => { more.open = true; })",
  );
}
