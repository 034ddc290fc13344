import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails on what axe calls serious or critical, with the elements in question. `within` are selectors of what is ours
 * on a page that Payload draws; those that are there are looked at. Frames are not entered: a mail is not the desk.
 */
export async function expectNoAxeFindings(page: Page, within: readonly string[] = ['body']): Promise<void> {
  await page.evaluate(axeSource);
  // What is not on the page cannot be included; nothing at all must not pass for nothing found.
  const there = await page.evaluate(
    (wanted) => wanted.filter((selector) => document.querySelector(selector) !== null),
    within,
  );
  expect(there).not.toEqual([]);
  const context = JSON.stringify({ include: there.map((selector) => [selector]) });
  const { violations } = (await page.evaluate(`axe.run(${context}, { iframes: false })`)) as AxeResults;
  const found = violations
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
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate('axe.run(document, { iframes: false })')) as AxeResults;
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 300))] as const);
}
