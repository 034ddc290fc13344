import type { Page } from 'playwright-core';

/** Presses Tab, as somebody without a mouse would, until a field or button of that name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await page.evaluate<string>(
      // Links have no labels: a page's head may lead to the form by the name of the form's own button.
      '(() => { const at = document.activeElement; return at?.labels ? (at.labels[0] ?? at).innerText.trim() : ""; })()',
    );
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    seen.push(at.slice(0, 40));
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}, only to: ${seen.join(' | ')}`);
}
