import type { Page } from 'playwright-core';
import { runAxe } from '../../src/run-axe.ts';

/**
 * Fails on what axe calls serious or critical, with the elements in question. `within` are selectors of what is ours
 * on a page that Payload draws; those that are there are looked at.
 */
export async function expectNoAxeFindings(page: Page, within: readonly string[] = ['body']): Promise<void> {
  // What is not on the page cannot be included; nothing at all must not pass for nothing found.
  const there = await page.evaluate(
    (wanted) => wanted.filter((selector) => document.querySelector(selector) !== null),
    within,
  );
  expect(there).not.toEqual([]);
  const found = (await runAxe(page, { within: there }))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 300))]);
  expect({ at: page.url(), found }).toEqual({ at: page.url(), found: [] });
}

/** Fails on anything axe finds at all, on a whole page of the site, in the light scheme and in the dark one. */
export async function expectNoFindingsAtAll(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await allFindings(page);
    expect({ at: page.url(), colorScheme, found }).toEqual({ at: page.url(), colorScheme, found: [] });
  }
}

/** Whatever axe finds on a whole page, of any weight: the rule and the elements that break it. */
export async function allFindings(page: Page): Promise<readonly (readonly [string, readonly string[]])[]> {
  const found = await runAxe(page);
  return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 300))] as const);
}
