import type { launchBrowser } from '@masthead/testing/browser';
import type { Stack } from '@masthead/testing/stack';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

/** An issue's page in a real browser, logged in. Answers say how many milliseconds an act took. */
export async function openBrowserDesk(browser: Browser, { adminUrl, secrets }: Stack) {
  const page = await (await browser.newContext({ viewport: { width: 1560, height: 900 } })).newPage();
  // tsx names functions by a helper of its own, which a page does not know.
  await page.addInitScript('globalThis.__name ??= (made) => made');
  await page.goto(`${adminUrl}/admin/login`);
  await page.getByLabel('Email').fill(secrets.ADMIN_EMAIL);
  await page.getByLabel('Password').fill(secrets.ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/login'));
  const tagline = page.locator('#field-tagline');

  return {
    /** Until form and desk stand, and until the desk's first button can be pressed. */
    async open(issueId: string): Promise<{ readonly standsMs: number; readonly listensMs: number }> {
      const from = performance.now();
      await page.goto(`${adminUrl}/admin/collections/issues/${issueId}`, { waitUntil: 'commit' });
      await tagline.waitFor();
      await page.locator('#sections-row-4').waitFor();
      await page.getByRole('status', { name: 'Status' }).waitFor();
      const standsMs = performance.now() - from;
      await page.locator('.issue-desk button:enabled').first().waitFor();
      return { standsMs, listensMs: performance.now() - from };
    },
    async showPreview(): Promise<void> {
      await page.locator('#live-preview-toggler').click();
      await page.locator('iframe[title="The mail"]').waitFor();
    },
    /** A text pasted into "Paste an issue" from the clipboard, until its draft can be made, or until it is refused. */
    async paste(
      text: string,
      until: 'made' | 'refused' = 'made',
    ): Promise<{ readonly tookMs: number; readonly stoodStillMs: number }> {
      const shown = until === 'made' ? '.paste__make button:not([disabled])' : '.paste [role="alert"]';
      await page.goto(`${adminUrl}/admin/paste`);
      const field = page.getByLabel('Paste the issue here, or drop a file');
      await field.waitFor();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await field.focus();
      await page.evaluate(watchFrames, shown);
      await page.keyboard.press('Control+V');
      await page.locator(shown).waitFor();
      return page.evaluate(() =>
        (window as unknown as { pasted: () => { tookMs: number; stoodStillMs: number } }).pasted(),
      );
    },
    /** By the page's own clock: from the letter's event to the frame that holds it. */
    async typeUntilShown(run: number): Promise<number> {
      const words = `Typed ${run} ${'x'.repeat(1 + (run % 5))}`;
      await tagline.fill(words);
      await page.evaluate(() => {
        const watched = window as unknown as { shownAt: Promise<number> };
        const text = `${(document.querySelector('#field-tagline') as HTMLInputElement).value}y`;
        const from = new Promise<number>((resolve) =>
          addEventListener('input', () => resolve(performance.now()), { once: true, capture: true }),
        );
        watched.shownAt = from.then(
          (began) =>
            new Promise((resolve) => {
              const look = () => {
                const frame = document.querySelector<HTMLIFrameElement>('iframe[title="The mail"]');
                const body = frame?.contentDocument?.body?.textContent ?? '';
                if (body.includes(text)) resolve(performance.now() - began);
                else requestAnimationFrame(look);
              };
              look();
            }),
        );
      });
      // The rest of what was filled in is shown by now or rides along.
      await page.frameLocator('iframe[title="The mail"]').getByText(words).first().waitFor();
      await tagline.press('End');
      await page.keyboard.type('y');
      return page.evaluate(() => (window as unknown as { shownAt: Promise<number> }).shownAt);
    },
  };
}

/** From the paste's own event to the frame that shows what is waited for, and the longest time between two frames meanwhile. */
function watchFrames(shown: string): void {
  const watched = window as unknown as { pasted: () => Promise<{ tookMs: number; stoodStillMs: number }> };
  const began = new Promise<number>((resolve) =>
    addEventListener('paste', () => resolve(performance.now()), { once: true, capture: true }),
  );
  const ended = began.then(
    (from) =>
      new Promise<{ tookMs: number; stoodStillMs: number }>((resolve) => {
        let last = from;
        let stoodStillMs = 0;
        const look = () => {
          const now = performance.now();
          stoodStillMs = Math.max(stoodStillMs, now - last);
          last = now;
          if (document.querySelector(shown) === null) requestAnimationFrame(look);
          else resolve({ tookMs: now - from, stoodStillMs });
        };
        requestAnimationFrame(look);
      }),
  );
  watched.pasted = () => ended;
}
