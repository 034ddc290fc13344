import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Until every transition that ends is over: a button that has just become pressable fades into its colours, and what is
 * measured half-way is what nobody reads. Asking for animations makes the browser begin those that are due.
 */
const standStill = `(async () => {
  const ending = () => document.getAnimations().filter(
    ({ effect, playState }) => playState === 'running' && Number.isFinite(effect.getComputedTiming().endTime));
  while (ending().length > 0) await Promise.allSettled(ending().map(({ finished }) => finished));
})()`;

/**
 * What axe finds on a page that has come to rest, whatever its weight. Frames are not entered: a mail is not the desk. It
 * runs through the debugger, so that the page's own policy stays as it is.
 * @param within selectors of what to look at; the whole document without them.
 * @param without rules not to ask, by axe's names.
 */
export async function runAxe(
  page: Page,
  {
    within,
    without = [],
  }: { readonly within?: readonly string[]; readonly without?: readonly string[] } = {},
): Promise<AxeResults['violations']> {
  // Half a megabyte: once a page, however often it is looked at.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axeSource);
  const context =
    within === undefined ? 'document' : JSON.stringify({ include: within.map((selector) => [selector]) });
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ iframes: false, resultTypes: ['violations'], rules });
  const results = await page.evaluate<AxeResults>(
    `${standStill}.then(() => axe.run(${context}, ${options}))`,
  );
  return results.violations;
}
