import { loadSampleInto } from '@masthead/local/sample';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';
import { eventually } from '../../src/eventually.ts';
import { type Stack, startStack } from '../../src/stack.ts';
import { expectNoAxeFindings } from './axe.ts';
import {
  allowsConsole,
  askDesk,
  besideAnIssue,
  type InboxMail,
  logIn,
  mailsTo,
  typeUntilSaved,
  watchConsole,
} from './desk.ts';

const monthlyReader = 'mona.monthly@readers.example';
const zone = 'Europe/Berlin';
const weekly = 'The week the cache grew up';
const subject = 'A month of caches';

describe('the month’s digest, for the readers who chose it', () => {
  let stack: Stack;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    stack = await startStack({ OUTBOUND_LOOKUPS: 'off', TIMESCALE: '10' });
    browser = await launchBrowser();
    await loadSampleInto(stack.masthead, () => {});
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  }, 30_000);

  const newPage = async (): Promise<Page> => {
    const page = await (
      await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
    ).newPage();
    watchConsole(page, complaints);
    return page;
  };
  const mailTo = (to: string, holds: (mail: InboxMail) => boolean): Promise<InboxMail> =>
    eventually(async () => (await mailsTo(stack, to)).find(holds), { timeoutMs: 90_000, everyMs: 500 });
  const withSubject = async (wanted: string) =>
    (await mailsTo(stack)).filter((mail) => mail.subject === wanted);

  test('a reader chooses the digest when signing up', async () => {
    const page = await newPage();
    await page.goto(`${stack.siteUrl}/subscribe`);
    await page.getByLabel('Email address').first().fill(monthlyReader);
    await page.getByLabel(/once a month/).check();
    // Sent quicker than a person types, the form asks to press once more, and has kept what was chosen.
    let keptTheChoice = true;
    await eventually(
      async () => {
        const drawn = page.waitForEvent('load');
        await page.getByRole('button', { name: 'Subscribe' }).first().click();
        await drawn;
        if ((await page.getByRole('heading', { name: 'Check your inbox' }).count()) > 0) return true;
        keptTheChoice = keptTheChoice && (await page.getByLabel(/once a month/).isChecked());
        return false;
      },
      { timeoutMs: 30_000, everyMs: 1_600 },
    );
    expect(keptTheChoice).toBe(true);
    const mail = await mailTo(monthlyReader, ({ links }) => links.some((url) => url.includes('/confirm/')));
    await page.goto(mail.links.find((url) => url.includes('/confirm/')) ?? '');
    await page.getByRole('button', { name: 'Yes, subscribe me' }).click();
    await page.getByRole('heading', { name: 'Welcome. You are on the list' }).waitFor();
    await page.context().close();
  }, 150_000);

  test('an issue of the month goes to the weekly readers, and not to this one', async () => {
    const { docs } = await askDesk<{ docs: { id: string }[] }>(
      stack,
      'GET',
      `/api/issues?limit=1&draft=true&where[tagline][like]=${encodeURIComponent(weekly)}`,
    );
    await askDesk(stack, 'POST', `/api/masthead/issues/${docs[0]?.id}/approve`, {});
    await askDesk(stack, 'POST', `/api/masthead/issues/${docs[0]?.id}/send-now`, {});
    await eventually(async () => (await withSubject(weekly)).length === 25, { timeoutMs: 60_000 });
    expect((await withSubject(weekly)).some(({ to }) => to.includes(monthlyReader))).toBe(false);
  }, 90_000);

  test('the editor sets the slot, and at its instant the digest is drafted from the month', async () => {
    const desk = await newPage();
    await logIn(desk, stack);
    await desk.goto(`${stack.adminUrl}/admin/collections/newsletters`);
    await desk.getByRole('link', { name: 'Gradient Notes' }).first().click();
    const day = desk.locator('#field-digestSlot__day');
    const time = desk.locator('#field-digestSlot__time');
    await day.waitFor();
    const slotAt = await eventually(
      async () => {
        // Far enough ahead that nothing is typed into the minute itself.
        const at = nextMinute(20_000);
        const local = localParts(at);
        await day.fill(local.day);
        await time.fill(local.time);
        const saved = desk.waitForResponse(
          (answer) => answer.request().method() === 'PATCH' && answer.url().includes('/api/newsletters/'),
          { timeout: 6_000 },
        );
        await desk.locator('#action-save').click();
        expect((await saved).status()).toBe(200);
        const { docs } = await askDesk<{ docs: { digestSlot?: { time?: string } }[] }>(
          stack,
          'GET',
          '/api/newsletters?depth=0&limit=1',
        );
        return docs[0]?.digestSlot?.time === local.time && at;
      },
      { timeoutMs: 60_000, everyMs: 500 },
    );
    expect((await mailsTo(stack)).filter(isDrafted)).toEqual([]);
    const told = await mailTo('', isDrafted);
    expect(Date.now()).toBeGreaterThanOrEqual(slotAt.getTime());
    expect(told.to).toEqual([stack.secrets.ADMIN_EMAIL]);
    await desk.context().close();
  }, 240_000);

  test('it is edited, approved and sent like any issue, to who chose it and to nobody else, once', async () => {
    const told = await mailTo('', isDrafted);
    const desk = await newPage();
    await logIn(desk, stack);
    await desk.goto(told.links.find((url) => url.includes('/admin/collections/issues/')) ?? '');
    const status = desk.getByRole('status', { name: 'Status' });
    await status.getByText('Draft').waitFor();
    expect(await typeUntilSaved(desk, '#field-tagline', 'What a month did to caches')).toBe(200);
    expect(await typeUntilSaved(desk, '#field-subject', subject)).toBe(200);
    await desk.getByRole('button', { name: 'Approve', exact: true }).click({ timeout: 30_000 });
    await status.getByText('Approved').waitFor();
    await expectNoAxeFindings(desk, besideAnIssue);
    await desk.getByRole('button', { name: 'Send now' }).click();
    await desk.getByRole('button', { name: 'Send it now' }).click();

    const digest = await mailTo(monthlyReader, (mail) => mail.subject === subject);
    expect(digest.text).toContain('What a month did to caches');
    expect(digest.text.replace(/\s+/g, ' ')).toContain(weekly);
    expect(digest.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    await desk.getByRole('link', { name: 'Open the send screen' }).click();
    await desk.getByText('Sent to 1 reader').waitFor({ timeout: 60_000 });
    expect((await withSubject(subject)).map(({ to }) => to)).toEqual([[monthlyReader]]);
    // The confirmation and the digest; of the weeklies nothing.
    expect((await mailsTo(stack, monthlyReader)).map((mail) => mail.subject)).toEqual([
      subject,
      expect.stringMatching(/^Confirm/),
    ]);
    await desk.context().close();
  }, 240_000);

  test('looking at the slot again drafts nothing more, and no page failed on the way', async () => {
    // The desk looks every 15 s: two looks later there is one digest still.
    await new Promise((resolve) => setTimeout(resolve, 31_000));
    const { totalDocs } = await askDesk<{ totalDocs: number }>(
      stack,
      'GET',
      '/api/issues?limit=5&draft=true&where[kind][equals]=digest',
    );
    expect(totalDocs).toBe(1);
    expect((await mailsTo(stack)).filter(isDrafted)).toHaveLength(1);
    expect(complaints.filter((line) => !allowsConsole(line))).toEqual([]);
  }, 60_000);
});

const isDrafted = ({ subject: words }: InboxMail) => words.endsWith('the digest is drafted');

/** The first whole minute at least `leadMs` away. */
function nextMinute(leadMs: number): Date {
  return new Date(Math.ceil((Date.now() + leadMs) / 60_000) * 60_000);
}

/** Day of the month and `HH:MM` on the newsletter's clocks. */
function localParts(at: Date): { readonly day: string; readonly time: string } {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at);
  return { day: format({ day: 'numeric' }), time: format({ hour: '2-digit', minute: '2-digit' }) };
}
