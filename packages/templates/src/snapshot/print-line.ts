import { type Inline, inlineFromPlain, WebUrl } from '@masthead/domain';
import type { Line } from './printable.ts';

/** Runs with their links checked: a link that is not http, https or mailto becomes plain text. */
export function printLine(children: readonly Inline[]): Line {
  return children
    .filter((run) => run.text !== '')
    .map((run) => {
      if (run.href === undefined || printHref(run.href) !== null) return run;
      const { href: _dropped, ...rest } = run;
      return rest;
    });
}

/** A title as typed: only `code` between backticks is marked. */
export function printTitle(text: string): Line {
  return inlineFromPlain(text.trim());
}

/** The link if it may be printed, else null. */
export function printHref(url: string | null): string | null {
  return url !== null && WebUrl.safeParse(url).success ? url : null;
}

export function isBlankLine(line: Line): boolean {
  return line.every((run) => run.text.trim() === '');
}
