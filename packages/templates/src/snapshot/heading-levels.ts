/** Gives out heading levels in reading order so that none is skipped (WCAG 1.3.1): a heading is at most one deeper than the last. */
export interface HeadingLevels {
  next(wanted: number): number;
}

export function makeHeadingLevels(start: number): HeadingLevels {
  let last = start;
  return {
    next(wanted) {
      last = Math.max(2, Math.min(wanted, last + 1, 6));
      return last;
    },
  };
}
