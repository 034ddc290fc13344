import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asVariant, galleryMails, widthOf, withoutOwnDark } from '@masthead/templates/gallery';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from '../../src/browser.ts';
import { openMail } from '../../src/mail-pictures/open-mail.ts';
import { type Drawn, drawnContrast } from './drawn-contrast.ts';

/** WCAG 1.4.3 for text, 1.4.11 for pictures. Headings and room part what a rule parts: it only has to be there. */
const least = { text: 4.5, picture: 3, rule: 1.15 } as const;

/**
 * Two kinds of programs that darken mails by themselves and know none of our dark rules. Chromium's forced dark mode, which
 * Android lends to apps that show pages, turns light grounds and dark text and leaves the rest; the other kind turns
 * every colour over, those of buttons too.
 */
const dresses = {
  'Chromium darkens it': withoutOwnDark,
  'every colour is turned over': (html: string) => asVariant(html, 'inverted'),
} as const;
type Dress = keyof typeof dresses;

const mails = galleryMails([]);

describe('where a program darkens mails by itself', () => {
  let browser: Browser;
  const pages = new Map<Dress, Page>();
  beforeAll(async () => {
    browser = await launchBrowser();
    for (const dress of Object.keys(dresses) as Dress[]) {
      const page = await browser.newPage({
        viewport: { width: widthOf.inverted, height: 400 },
        deviceScaleFactor: 2,
        reducedMotion: 'reduce',
      });
      pages.set(dress, page);
      if (dress !== 'Chromium darkens it') continue;
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setAutoDarkModeOverride', { enabled: true });
    }
  }, 60_000);
  afterAll(() => browser.close());

  const open = async (dress: Dress, html: string) => {
    const page = pages.get(dress);
    if (page === undefined) throw new Error('there is no page for this dress');
    await openMail(page, dresses[dress](asVariant(html, 'desktop')));
    return page;
  };
  const drawn = async (dress: Dress, html: string) => drawnContrast(await open(dress, html));

  describe.each(Object.keys(dresses) as Dress[])('(%s) text, pictures and rules are seen', (dress) => {
    test.each(mails.map(({ name, render }) => ({ name, render })))(
      '$name',
      async ({ render }) => {
        const all = await drawn(dress, (await render()).html);
        expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['text', 'rule']));
        expect(tooFaint(all)).toEqual([]);
      },
      60_000,
    );

    test('it is dark, and what cannot be seen is found', async () => {
      const html = `<html><head></head><body style="background-color:#fbfaf7;color:#1d1c1a"><p>plain</p>
        <p style="background-color:#8a8a8a;color:#808080">faint</p>
        <hr style="border:0;border-top:1px solid transparent"><img alt="flat" width="20" height="20" src="${flat}"></body></html>`;
      const page = await open(dress, html);
      expect(tooFaint(await drawnContrast(page)).map(({ what }) => what)).toEqual(['faint', 'hr.', 'flat']);
      const corner = await page.screenshot({ clip: { x: 0, y: 0, width: 4, height: 4 } });
      const { channels } = await sharp(corner).removeAlpha().stats();
      expect(Math.max(...channels.map(({ max }) => max))).toBeLessThan(80);
    }, 60_000);
  });

  test('a dark logo is seen by the paper it is laid on', async () => {
    const { html } = (await mails.find(({ name }) => name === 'digest')?.render()) ?? { html: '' };
    const bare = html.replace('media/logo-on-paper.png', 'media/logo-light.png');
    expect(bare).not.toBe(html);
    const faint = tooFaint(await drawn('every colour is turned over', bare));
    expect(faint.map(({ kind, what }) => [kind, what])).toEqual([['picture', 'Kernel Letters']]);
  }, 60_000);
});

const flat = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#fff"/></svg>')}`;

function tooFaint(all: readonly Drawn[]): readonly Drawn[] {
  return all.filter(({ contrast, kind }) => contrast < least[kind]);
}
