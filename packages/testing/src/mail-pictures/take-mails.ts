import {
  asVariant,
  galleryMails,
  sampleLogos,
  samplePicture,
  type Variant,
  widthOf,
} from '@masthead/templates/gallery';
import type { Browser, Route } from 'playwright-core';
import { drawingWithFonts, fontFaces, fontFile, withPictureFonts } from './picture-fonts.ts';

/** What is kept of each mail, by the name of its file: `<mail>-<variant>`. */
export const keptVariants = ['desktop', 'phone', 'dark', 'images-off'] as const satisfies readonly Variant[];

export interface MailPicture {
  readonly mail: string;
  readonly variant: (typeof keptVariants)[number];
  /** PNG, the whole mail from top to bottom, one CSS pixel a pixel. */
  readonly png: Buffer;
}

/**
 * Every mail of the gallery in every kept dress. Every stack is set in faces from font packages, so that the
 * pictures of two machines differ by nothing but what the mails do.
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
const faces = fontFaces(host);

function withOwnFonts(html: string): string {
  return withPictureFonts(html).replace('<style>', `<style>${faces}</style><style>`);
}

async function answer(route: Route, html: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/mail') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
  const drawing = pathname === '/sample-picture.svg' ? samplePicture : sampleLogos[pathname];
  if (drawing !== undefined)
    return route.fulfill({ contentType: 'image/svg+xml', body: drawingWithFonts(drawing) });
  const font = fontFile(pathname);
  if (font !== null)
    return route.fulfill({
      contentType: 'font/woff2',
      headers: { 'access-control-allow-origin': '*' },
      body: font,
    });
  return route.abort();
}
