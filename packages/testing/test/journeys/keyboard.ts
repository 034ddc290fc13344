import type { Page } from 'playwright-core';

interface Walked {
  /** Actions that the Tab key never came to. */
  readonly unreached: readonly string[];
  /** Actions that looked the same with the focus as without. */
  readonly unseen: readonly string[];
  readonly actions: number;
}

/** More than any view has: a walk that does not come round is a trap. */
const MOST = 400;

/**
 * Goes on from the first of the actions in `within` with the Tab key, as somebody without a mouse does, and says which
 * of them it did not come to, and which did not show that they had the focus.
 */
export async function walkByKeyboard(page: Page, within: readonly string[]): Promise<Walked> {
  await page.keyboard.press('Tab');
  await page.evaluate(remember, within);
  await page.evaluate(noteFocus);
  for (let step = 0; step < MOST; step += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(noteFocus)) === 'round') break;
  }
  return page.evaluate(tell);
}

// What follows runs in the page.

interface Action {
  readonly element: Element;
  readonly before: string;
  reached: boolean;
  seen: boolean;
}
type Walking = Window & {
  walked: Action[];
  look(element: Element): string;
  last: Element | null;
  stood: number;
};

function remember(within: readonly string[]): void {
  const inside = within.flatMap((selector) => [...document.querySelectorAll(selector)]);
  const focusable =
    'a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]';
  const found = inside.flatMap((element) => [...element.querySelectorAll(focusable)]);
  const isAlone = (element: Element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return true;
    // Of a group the Tab key comes to one; the arrows do the rest.
    const group = [...document.getElementsByName(element.name)] as HTMLInputElement[];
    return group[0] === element && group.every(({ checked }) => !checked);
  };
  const here = window as unknown as Walking;
  here.look = (element) =>
    [element, element.parentElement, element.nextElementSibling, element.closest('label')]
      .map((one) => {
        if (one === null || one === undefined) return '';
        const { outline, boxShadow, border, backgroundColor, color, textDecoration } = getComputedStyle(one);
        return [outline, boxShadow, border, backgroundColor, color, textDecoration].join('|');
      })
      .join('/');
  here.last = null;
  here.stood = 0;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  here.walked = [...new Set(found)]
    .filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.getAttribute('tabindex') !== '-1' &&
        // A navigation that is shut.
        element.closest('[inert]') === null &&
        isAlone(element),
    )
    .map((element) => ({ element, before: here.look(element), reached: false, seen: false }));
  const first = here.walked[0]?.element;
  if (first instanceof HTMLElement) first.focus();
}

/** `round` when the walk has left the page, came to where it was, or does not get on. */
async function noteFocus(): Promise<'on' | 'round'> {
  const here = window as unknown as Walking;
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return 'round';
  if (focused === here.last) {
    // Day, month and year of a date are three stops of one field.
    here.stood += 1;
    return here.stood > 4 ? 'round' : 'on';
  }
  here.last = focused;
  here.stood = 0;
  const action = here.walked.find(({ element }) => element === focused);
  if (action === undefined) return 'on';
  if (action.reached) return 'round';
  action.reached = true;
  for (let look = 0; look < 20 && !action.seen; look += 1) {
    action.seen = here.look(focused) !== action.before;
    // A colour may come in slowly.
    if (!action.seen) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return 'on';
}

function tell(): Walked {
  const { walked } = window as unknown as Walking;
  const name = ({ element }: Action) =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)}” ${element.outerHTML.slice(0, 120)}`;
  return {
    unreached: walked.filter(({ reached }) => !reached).map(name),
    unseen: walked.filter(({ reached, seen }) => reached && !seen).map(name),
    actions: walked.length,
  };
}
