import type { Snapshot } from '@masthead/domain';
import { type Printable, walkSnapshot, wordsOfSections } from '../src/snapshot/index.ts';

/** The words of an issue's content in printed order. */
export function contentWords(snapshot: Snapshot): string[] {
  const issue: Printable = walkSnapshot(snapshot);
  return wordsOf(wordsOfSections(issue.title, issue.lede, issue.sections, issue.closing).join('\n'));
}

/** Runs of letters and digits; white space, punctuation and our separators fall away. CJK runs are cut letter by letter, since text may wrap between them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** The words of `wanted` that `text` does not hold in that order; empty when all stand there. */
export function missingInOrder(wanted: readonly string[], text: readonly string[]): string[] {
  let at = 0;
  for (const [index, word] of wanted.entries()) {
    const found = text.indexOf(word, at);
    if (found < 0) return [...wanted.slice(Math.max(0, index - 3), index), `→${word}←`];
    at = found + 1;
  }
  return [];
}
