import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';

/** A machine that does other things beside gives a page a fraction of its time. */
export const PATIENCE_MS = 120_000;

const isSettled = `document.fonts.status === 'loaded' && [...document.images].every((one) => one.complete) &&
  document.querySelector('.shimmer-effect, .loading-overlay, [aria-busy="true"]') === null`;

/** Until a page's fonts and pictures are there and nothing of it shimmers any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await eventually(() => page.evaluate<boolean>(isSettled), { timeoutMs: PATIENCE_MS });
}
