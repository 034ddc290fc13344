import { createElement, Fragment, type ReactElement, type ReactNode } from 'react';

/** Prints a fixed sequence. Nothing here is ever re-ordered or updated, so the children need no keys. */
export function inOrder<T>(things: readonly T[], print: (thing: T, at: number) => ReactNode): ReactElement {
  return createElement(Fragment, null, ...things.map(print));
}
