import { sampleLogos, samplePicture } from '@masthead/templates/gallery';
import type { Page, Route } from 'playwright-core';
import { drawingWithFonts, fontFaces, fontFile, withPictureFonts } from './picture-fonts.ts';

/**
 * Opens a mail of the gallery with its pictures. Every stack is set in faces from font packages, so that what two
 * machines draw differs by nothing but what the mails do.
 */
export async function openMail(page: Page, html: string): Promise<void> {
  await page.unrouteAll();
  await page.route('**/*', (route) => answer(route, withOwnFonts(html)));
  await page.goto(`${host}/mail`, { waitUntil: 'load' });
}

const host = 'http://mails.invalid';
const faces = fontFaces(host);

function withOwnFonts(html: string): string {
  return withPictureFonts(html).replace('</head>', `<style>${faces}</style></head>`);
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
