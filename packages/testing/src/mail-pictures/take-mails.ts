import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  asVariant,
  galleryMails,
  sampleLogos,
  samplePicture,
  type Variant,
  widthOf,
} from '@masthead/templates/gallery';
import type { Browser, Route } from 'playwright-core';

/** What is kept of each mail, by the name of its file: `<mail>-<variant>`. */
export const keptVariants = ['desktop', 'phone', 'dark', 'images-off'] as const satisfies readonly Variant[];

export interface MailPicture {
  readonly mail: string;
  readonly variant: (typeof keptVariants)[number];
  /** PNG, the whole mail from top to bottom, one CSS pixel a pixel. */
  readonly png: Buffer;
}

/**
 * Every mail of the gallery in every kept dress. Georgia and the system's sans are set in the site's own fonts, so that
 * the pictures of two machines differ by nothing but what the mails do.
 */
export async function* takeMails(browser: Browser): AsyncGenerator<MailPicture> {
  for (const { name, render } of galleryMails([])) {
    const { html } = await render();
    for (const variant of keptVariants) {
      const context = await browser.newContext({
        viewport: { width: widthOf[variant], height: 800 },
        javaScriptEnabled: false,
        reducedMotion: 'reduce',
      });
      try {
        const page = await context.newPage();
        await page.route('**/*', (route) => answer(route, withOwnFonts(asVariant(html, variant))));
        await page.goto(`${host}/mail`, { waitUntil: 'load' });
        const png = await page.screenshot({ fullPage: true, animations: 'disabled' });
        yield { mail: name, variant, png };
      } finally {
        await context.close();
      }
    }
  }
}

const host = 'http://mails.invalid';
const require = createRequire(import.meta.url);
const fonts: Readonly<Record<string, string>> = {
  '/serif.woff2': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  '/serif-italic.woff2': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  '/sans.woff2': '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
};
const faces = [
  `@font-face{font-family:P-Serif;font-weight:200 900;src:url(${host}/serif.woff2)}`,
  `@font-face{font-family:P-Serif;font-style:italic;font-weight:200 900;src:url(${host}/serif-italic.woff2)}`,
  `@font-face{font-family:P-Sans;font-weight:100 900;src:url(${host}/sans.woff2)}`,
].join('');

function withOwnFonts(html: string): string {
  return html
    .replaceAll('Georgia,', 'P-Serif,Georgia,')
    .replaceAll('-apple-system,', 'P-Sans,-apple-system,')
    .replace('<style>', `<style>${faces}</style><style>`);
}

async function answer(route: Route, html: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const font = fonts[pathname];
  if (pathname === '/mail') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
  if (pathname === '/sample-picture.svg')
    return route.fulfill({ contentType: 'image/svg+xml', body: samplePicture });
  const logo = sampleLogos[pathname];
  if (logo !== undefined) return route.fulfill({ contentType: 'image/svg+xml', body: logo });
  if (font !== undefined)
    return route.fulfill({
      contentType: 'font/woff2',
      headers: { 'access-control-allow-origin': '*' },
      body: readFileSync(require.resolve(font)),
    });
  return route.abort();
}
