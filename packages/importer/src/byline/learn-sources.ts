import { looksLikeDate } from '../dates/looks-like-date.ts';
import { countWords, splitAtDots } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';
import { splitRunOn } from './split-run-on.ts';

/** The sources a text names cleanly, for telling them where they run together with a comment. */
export function learnSources(lines: readonly SourceLine[]): string[] {
  const found = new Set<string>();
  for (const line of lines) {
    const parts = splitAtDots(line.text).slice(1);
    for (const part of parts) {
      if (
        part.length >= 3 &&
        countWords(part) <= 5 &&
        /^\p{Lu}/u.test(part) &&
        !looksLikeDate(part) &&
        splitRunOn(part, []) === null
      )
        found.add(part);
    }
  }
  // A real issue names a few dozen; noise must not make every line be compared with thousands.
  return [...found].slice(0, 200);
}
