import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asVariant, galleryMails } from '@masthead/templates/gallery';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';

describe('a mail fits', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  }, 60_000);
  afterAll(() => browser.close());

  const draw = async (html: string, width: number) => {
    await page.setViewportSize({ width, height: 800 });
    await page.setContent(asVariant(html, 'phone').replace(/ src="[^"]*"/g, ''));
  };
  /** Elements whose box ends outside the page: what a reader would have to scroll sideways for. */
  const sticksOut = () =>
    page.evaluate(() =>
      [...document.body.querySelectorAll('*')]
        .filter((one) => {
          const { left, right, width, height } = one.getBoundingClientRect();
          return width > 0 && height > 0 && (left < -0.5 || right > window.innerWidth + 0.5);
        })
        .map((one) => one.outerHTML.slice(0, 160)),
    );
  /** As a mail program that enlarges text alone: every size doubled, no box. */
  const doubleText = () =>
    page.evaluate(() => {
      const all = [...document.body.querySelectorAll<HTMLElement>('*')];
      const sizes = all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize));
      for (const [at, one] of all.entries())
        one.style.setProperty('font-size', `${(sizes[at] ?? 16) * 2}px`, 'important');
    });

  test.each(galleryMails([]).map(({ name, render }) => ({ name, render })))(
    '$name: a screen of 320 px, and text twice as large on one of 360',
    async ({ render }) => {
      const { html } = await render();
      await draw(html, 320);
      expect(await sticksOut()).toEqual([]);
      await draw(html, 360);
      await doubleText();
      expect(await sticksOut()).toEqual([]);
    },
    30_000,
  );

  test('a box that is too wide is found', async () => {
    await draw('<!doctype html><body><div style="width:500px">wide</div></body>', 320);
    expect(await sticksOut()).toHaveLength(1);
  });
});
