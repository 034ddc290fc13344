import { loadSampleInto } from '@masthead/local/sample';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';
import { deskViews } from '../../src/desk-views.ts';
import { eventually } from '../../src/eventually.ts';
import { runAxe } from '../../src/run-axe.ts';
import { samplePaste } from '../../src/sample-paste.ts';
import { type Stack, startStack } from '../../src/stack.ts';
import { askDesk, logIn, mailsTo, openIssue } from './desk.ts';
import { walkByKeyboard } from './keyboard.ts';

// Payload draws its navigation and its path as two navs without a name; neither is ours to label.
const notOurs = ['landmark-unique'];
const writer = { email: 'writer@masthead.example', password: 'a-writer-of-notes-13' };
const sendScreen = /\/admin\/campaigns\/([0-9a-f]{24})$/;
/** One title with two addresses. */
const withTwins = samplePaste
  .replace(
    'A benchmark for forgetting',
    '[A benchmark for forgetting](https://benchmarks.example/forgetting)',
  )
  .replace(
    'From the Lab',
    '[A benchmark for forgetting](https://harbour.example/forgetting) · May 20, 2026 · Harbour Systems blog\nFrom the Lab',
  );
/** Five megabytes of words without a sense into the clipboard. */
const pasteNoise = "navigator.clipboard.writeText('x7 q! zz\\n'.repeat(600_000).slice(0, 5 * 1024 * 1024))";
/** Where the first row's link stands whenever the frame around it changes its state. */
const watchFirstLink = `window.placesOfLink = [];
  new MutationObserver(() => {
    const link = document.querySelector('.collection-list td a');
    // What follows the table is there: it has all its columns. Without a style sheet that is still coming nothing is drawn.
    const isStyled = [...document.querySelectorAll('link[rel=stylesheet]')].every(({ sheet }) => sheet !== null);
    if (link !== null && isStyled && document.querySelector('.page-controls') !== null) window.placesOfLink.push(Math.round(link.getBoundingClientRect().x));
  }).observe(document, { attributes: true, attributeFilter: ['class'], childList: true, subtree: true });`;
const countPastes = `window.pastedIntoFields = 0;
  addEventListener('input', ({ inputType }) => { if (inputType === 'insertFromPaste') window.pastedIntoFields += 1; }, true);`;
const somebody = 'ada.winter@readers.example';

describe('the desk shows what is sent, to whom, and how it went', () => {
  let stack: Stack;
  let browser: Browser;
  let campaignId = '';
  let readerId = '';

  beforeAll(async () => {
    stack = await startStack();
    browser = await launchBrowser();
    await loadSampleInto(stack.masthead, () => {});
    await askDesk(stack, 'POST', '/api/users', { ...writer, name: 'Wanda Writer', role: 'writer' });
    const { rows } = await askDesk<{ rows: { subscriptionId: string }[] }>(
      stack,
      'POST',
      '/api/masthead/subscribers/search',
      { prefix: 'ada.w' },
    );
    readerId = rows[0]?.subscriptionId ?? '';
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  }, 30_000);

  const views = () => deskViews({ campaign: campaignId, reader: readerId });
  const newPage = async (): Promise<Page> =>
    (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();

  test('who is not logged in sees none of it', async () => {
    const page = await newPage();
    for (const view of ['', '/campaigns', '/campaigns/000000000000000000000000', '/subscribers']) {
      await page.goto(`${stack.adminUrl}/admin${view}`);
      await page.getByLabel('Password').waitFor();
      expect(await page.content()).not.toContain('readers.example');
    }
    const search = await fetch(`${stack.adminUrl}/api/masthead/subscribers/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(search.status).toBe(401);
  }, 60_000);

  test('a send waits, is paused, resumed and cancelled on its own page; a second one is watched to its end', async () => {
    const page = await newPage();
    await logIn(page, stack);
    await openIssue(page, stack, /The week the cache grew up/);
    await page.getByRole('button', { name: 'Approve', exact: true }).click({ timeout: 30_000 });
    await page.getByRole('button', { name: /^Schedule for Friday/ }).click();
    await page.getByRole('link', { name: 'Open the send screen' }).click();
    await page.waitForURL(sendScreen);
    const status = page.getByRole('status', { name: 'Status' });
    await status.getByText(/^Scheduled for/).waitFor();

    await page.getByRole('button', { name: /^Pause: nothing starts/ }).click();
    await page.getByRole('button', { name: 'Pause the send' }).click();
    await status.getByText(/^Paused by/).waitFor();
    await page.getByRole('button', { name: /^Resume/ }).click();
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await status.getByText(/^Scheduled for/).waitFor();
    await page.getByRole('button', { name: /^Cancel: nothing is sent/ }).click();
    await page.getByRole('button', { name: 'Cancel the send', exact: true }).click();
    await status.getByText(/^Cancelled by/).waitFor();

    await openIssue(page, stack, /The week the cache grew up/);
    await page.getByRole('button', { name: 'Send now' }).click();
    await page.getByRole('button', { name: 'Send it now' }).click();
    await page.getByRole('status', { name: 'Status' }).getByText(/^Sen/).waitFor();
    await page.getByRole('link', { name: 'Open the send screen' }).click();
    await page.waitForURL(sendScreen);
    await status.getByText('Sent to 25 readers').waitFor({ timeout: 45_000 });
    campaignId = sendScreen.exec(page.url())?.[1] ?? '';
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('region', { name: 'Timeline' }).getByText('The provider had taken').waitFor();
    expect(await page.getByRole('button', { name: /^(Pause|Cancel)/ }).count()).toBe(0);

    await page.goto(`${stack.adminUrl}/admin/campaigns`);
    expect(await page.getByRole('row').count()).toBe(3);
    await page.getByRole('link', { name: 'Cancelled', exact: true }).click();
    await page.waitForURL(/status=cancelled/);
    await page.getByText('cancelled by').waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
  }, 180_000);

  test('a reader is found by the beginning of an address, which never stands in an address line', async () => {
    const page = await newPage();
    const lines: string[] = [];
    page.on('request', (request) => lines.push(request.url()));
    await logIn(page, stack);
    await page.goto(`${stack.adminUrl}/admin/subscribers`);
    await page.getByText('25 shown').waitFor();
    await page.getByLabel('Address begins with').fill('ADA.w');
    await page.getByText('1 shown').waitFor();
    await page.getByRole('rowheader', { name: somebody }).waitFor();
    await page.getByLabel('State').selectOption('unsubscribed');
    await page.getByText(/Nobody fits/).waitFor();
    expect(lines.filter((line) => /ada/i.test(decodeURIComponent(line)))).toEqual([]);
  }, 60_000);

  test('a writer sees how many, not who; watches a send, does not stop it', async () => {
    const page = await newPage();
    await logIn(page, stack, writer);
    await page.goto(`${stack.adminUrl}/admin/subscribers`);
    await page.getByText('Addresses are shown to editors and admins.').waitFor();
    await page.getByText('25', { exact: true }).first().waitFor();
    for (const view of views()) {
      await page.goto(`${stack.adminUrl}/admin${view}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.content()).not.toContain('readers.example');
    }
    const statuses = await page.evaluate(async (id) => {
      const post = async (path: string) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`/api/masthead${path}`, { method: 'POST', headers, body: '{}' });
        return answer.status;
      };
      return Promise.all(
        [
          '/subscribers/search',
          `/campaigns/${id}/pause`,
          `/campaigns/${id}/resume`,
          `/campaigns/${id}/cancel`,
        ].map(post),
      );
    }, campaignId);
    expect(statuses).toEqual([403, 403, 403, 403]);
  }, 60_000);

  test.each([
    ['light', 1280],
    ['dark', 768],
    ['dark', 1280],
    ['light', 768],
    // Wide enough for Payload's navigation to stand open.
    ['light', 1560],
    ['dark', 1560],
  ] as const)(
    'in the %s scheme at %d px axe finds nothing and nothing runs off the side',
    async (colorScheme, width) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      await logIn(page, stack);
      for (const view of views()) {
        await openView(page, view);
        const found = (await runAxe(page, { without: notOurs })).map(({ id, nodes }) => [
          id,
          nodes.map(({ html }) => html),
        ]);
        const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        expect({ view, found, wide }).toEqual({ view, found: [], wide: false });
      }
      await context.close();
    },
    120_000,
  );

  test('every action of every view is reached with the Tab key, and shows that it is', async () => {
    const page = await newPage();
    await logIn(page, stack);
    for (const view of views()) {
      await openView(page, view);
      const { actions, unreached, unseen } = await walkByKeyboard(page, ['.desk-page']);
      expect({ view, unreached, unseen }).toEqual({ view, unreached: [], unseen: [] });
      expect({ view, actions }).not.toEqual({ view, actions: 0 });
    }
  }, 120_000);

  test.each(['light', 'dark'] as const)(
    'on a tablet in the %s scheme a paste that was read, a match taken back and one title twice, can be worked without a mouse',
    async (colorScheme) => {
      const viewport = { width: 768, height: 1024 };
      const page = await (await browser.newContext({ viewport, colorScheme })).newPage();
      await logIn(page, stack);
      const title = 'Regret Bounds for Key-Value Eviction under Shifting Queries';
      await askDesk(stack, 'POST', '/api/masthead/entries/add', {
        collection: 'papers',
        title,
        arxivId: '2605.31337',
      });
      await page.goto(`${stack.adminUrl}/admin/paste`);
      await page.getByLabel('Paste the issue here, or drop a file').fill(withTwins);
      await page.getByRole('button', { name: 'Make the draft' }).waitFor();
      const twin = page.locator('.paste__mark', { hasText: 'an item above' });
      await twin.getByText(/this title and another address: two entries are made/).waitFor();
      await twin.getByRole('button', { name: 'It is the same' }).press('Enter');
      await twin.getByText('Same as', { exact: true }).waitFor();
      await twin.getByRole('button', { name: 'It is another' }).waitFor();
      await twin.getByRole('button', { name: 'Show it' }).press('Enter');
      await page.locator('.paste__item[aria-current="true"]', { hasText: 'benchmarks.example' }).waitFor();
      const known = page.locator('.paste__mark', { hasText: title });
      await known.getByText('Known').waitFor();
      await known.getByRole('button', { name: 'It is another' }).press('Enter');
      await known.getByText('Not', { exact: true }).waitFor();
      await known.getByRole('button', { name: 'It is the same' }).waitFor();
      await page.getByLabel('Lede', { exact: true }).fill('Another opening.');
      await page.getByLabel('Closing', { exact: true }).fill('Another end.');
      expect(await page.getByLabel('Lede', { exact: true }).inputValue()).toBe('Another opening.');
      await expectSound(page);
      await page.context().close();
    },
    120_000,
  );

  test.each(['light', 'dark'] as const)(
    'two entries picked to become one are shown in the %s scheme with what would move',
    async (colorScheme) => {
      const page = await (
        await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme })
      ).newPage();
      await logIn(page, stack);
      for (const title of ['A lock for boats', 'A sluice for boats'])
        await askDesk(stack, 'POST', '/api/masthead/entries/add', { collection: 'papers', title });
      await page.goto(`${stack.adminUrl}/admin/merge`);
      const desk = page.getByRole('region', { name: 'Merge two entries' });
      await desk.getByLabel('What they are').selectOption('papers');
      for (const [field, title] of [
        ['The entry that goes', 'A lock for boats'],
        ['The entry that stays', 'A sluice for boats'],
      ] as const) {
        await desk.getByLabel(field).fill(title);
        await desk
          .locator('.merge__offer', { hasText: title })
          .getByRole('button', { name: 'Choose' })
          .click();
      }
      await desk.getByRole('status', { name: 'What moves' }).waitFor();
      await expectSound(page);
      await page.context().close();
    },
    120_000,
  );

  test('nothing moves aside while a list comes to listen, so that a press on it is not lost', async () => {
    const page = await newPage();
    await logIn(page, stack);
    await page.addInitScript(watchFirstLink);
    await page.goto(`${stack.adminUrl}/admin/collections/issues`);
    await page.locator('.template-default--nav-animate').waitFor({ timeout: 45_000 });
    const places = await page.evaluate<number[]>('window.placesOfLink');
    expect(places.length).toBeGreaterThan(1);
    expect([...new Set(places)]).toHaveLength(1);
  }, 60_000);

  test('five megabytes of noise, pasted, are refused in one sentence by a page that goes on working', async () => {
    const page = await newPage();
    page.setDefaultTimeout(45_000);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/masthead/paste')) asked.push(request.url());
    });
    await logIn(page, stack);
    await page.goto(`${stack.adminUrl}/admin/paste`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const field = page.getByLabel('Paste the issue here, or drop a file');
    // The page listens once a text is read.
    await field.fill(samplePaste);
    await page.getByRole('button', { name: 'Make the draft' }).waitFor();
    const before = asked.length;
    const refused = page
      .getByRole('alert')
      .filter({ hasText: /^This is 5\.0 MB; an issue has some kilobytes\./ });
    await page.evaluate(countPastes);
    for (const all of [true, false]) {
      await page.evaluate(pasteNoise);
      // Over all that stands there, or into the middle of it.
      await field.press(all ? 'Control+A' : 'Control+Home');
      await field.press('Control+V');
      await refused.waitFor();
      expect(await page.getByRole('button', { name: 'Make the draft' }).count()).toBe(0);
      // A field that took it would lay out every line of it, and the page would stand still.
      expect(await page.evaluate('window.pastedIntoFields')).toBe(0);
      expect((await field.inputValue()).length).toBeLessThan(5_000);
      await page.getByRole('button', { name: 'Start over' }).click();
      await refused.waitFor({ state: 'detached' });
      expect(asked).toHaveLength(before);
      await field.fill('A line, typed by hand');
      await page.getByRole('button', { name: 'Make the draft' }).waitFor();
      asked.length = before;
    }
  }, 120_000);

  test('who leaves while the first page stands open is counted on it, without a reload', async () => {
    const page = await newPage();
    await logIn(page, stack);
    await page.goto(`${stack.adminUrl}/admin`);
    const growth = page.getByText(/^In four weeks \d+ joined and \d+ left\.$/);
    const left = async () => Number(/(\d+) left/.exec((await growth.textContent()) ?? '')?.[1]);
    const before = await left();
    await page.evaluate('window.isTheSame = true');
    const mail = (await mailsTo(stack)).find(({ headers }) => headers['List-Unsubscribe'] !== undefined);
    const door = /<(http[^>]+)>/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
    const answer = await fetch(door, {
      method: 'POST',
      body: new URLSearchParams('List-Unsubscribe=One-Click'),
    });
    expect(answer.status).toBe(200);
    await eventually(async () => (await left()) === before + 1, { timeoutMs: 60_000 });
    expect(await page.evaluate('window.isTheSame')).toBe(true);
  }, 120_000);

  /** Nothing for axe, nothing off the side, every action reached with the Tab key and seen to be. */
  const expectSound = async (page: Page): Promise<void> => {
    const found = (await runAxe(page, { without: notOurs })).map(({ id, nodes }) => [
      id,
      nodes.map(({ html }) => html),
    ]);
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect({ found, wide }).toEqual({ found: [], wide: false });
    const { unreached, unseen } = await walkByKeyboard(page, ['.desk-page']);
    expect({ unreached, unseen }).toEqual({ unreached: [], unseen: [] });
  };

  const openView = async (page: Page, view: string): Promise<void> => {
    await page.goto(`${stack.adminUrl}/admin${view}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (view === '/subscribers') await page.getByText('25 shown').waitFor();
  };
});
