import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../src/browser.ts';
import { comparePictures } from '../../src/mail-pictures/compare-pictures.ts';
import { keptPath, keptWith, majorOf } from '../../src/mail-pictures/kept-pictures.ts';
import {
  keptVariants,
  type MailPicture,
  picturedMails,
  takeMails,
} from '../../src/mail-pictures/take-mails.ts';

/** Share of pixels that may differ: a word changed in a letter is 0.1 % and more. */
const tolerance = 0.0005;

// A change of look is accepted by `npm run pictures:mails`: look at the contact sheet, commit the pictures.
describe('every mail looks as in its accepted picture', () => {
  let browser: Browser;
  let taken: MailPicture[];
  beforeAll(async () => {
    browser = await launchBrowser();
    taken = [];
    for await (const picture of takeMails(browser)) taken.push(picture);
  }, 120_000);
  afterAll(() => browser.close());

  test.each(picturedMails().flatMap(({ name }) => keptVariants.map((variant) => ({ name, variant }))))(
    '$name, $variant',
    async ({ name, variant }) => {
      const picture = taken.find((one) => one.mail === name && one.variant === variant);
      if (picture === undefined) throw new Error('the mail was not taken');
      const { sizes, share } = await comparePictures(readFileSync(keptPath(picture)), picture.png);
      if (majorOf(browser.version()) !== keptWith()) {
        console.warn(
          `accepted with Chromium ${keptWith()}, this is ${browser.version()}: widths are compared only`,
        );
        expect(sizes[1].split('×')[0]).toBe(sizes[0].split('×')[0]);
        return;
      }
      expect(sizes[1]).toBe(sizes[0]);
      expect(share).toBeLessThanOrEqual(tolerance);
    },
  );

  test('a mail with one word more is not taken for the same', async () => {
    const [first] = taken;
    if (first === undefined) throw new Error('nothing was taken');
    const page = await browser.newPage({ viewport: { width: 680, height: 800 } });
    const shot = async (html: string) => {
      await page.setContent(html);
      return page.screenshot();
    };
    const kept = await shot('<p style="font:17px serif">You get this because you signed up.</p>');
    const changed = await shot('<p style="font:17px serif">You get this because you once signed up.</p>');
    expect((await comparePictures(kept, changed)).share).toBeGreaterThan(tolerance);
    expect((await comparePictures(first.png, first.png)).share).toBe(0);
    await page.close();
  });
});
