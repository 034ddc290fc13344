import { countWords, dash, endsSentence, isProse, splitAtDots } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';
import { isUrlOnly } from '../text/url-only.ts';
import { knownHeading } from './known-heading.ts';

/** The line is a section heading by a name we know ("📄 PAPERS:"). */
export function readsAsKnownHeading(line: SourceLine): boolean {
  if (line.marker === 'heading') return knownHeading(line.text) !== null;
  if (line.marker === 'number') return line.bold === line.text && knownHeading(line.text) !== null;
  // "Hello," and "Welcome!" greet; they are no headings.
  const greets = /[.,;!…]$/.test(line.text) && line.bold === '';
  return line.marker === 'none' && !greets && line.url === null && knownHeading(line.text) !== null;
}

/**
 * A heading we have no name for: short, a title, no sentence, no meta line; and what follows is not its own comment.
 * Bold or capital letters help a longer one; a plain one must look like a title in few words.
 */
export function looksLikeNewHeading(
  line: SourceLine,
  next: SourceLine | undefined,
  proseUnderTitles: boolean,
): boolean {
  if (line.marker !== 'none' || line.url !== null || next === undefined) return false;
  if (next.marker === 'arrow' || next.marker === 'rule' || isUrlOnly(next)) return false;
  const text = line.text.replace(/:$/, '');
  const words = countWords(text);
  if (words === 0 || words > 8 || text.length > 70) return false;
  if (endsSentence(text) || /[,;:]/.test(text) || splitAtDots(text).length > 1 || dash.test(` ${text} `))
    return false;
  if (/https?:|@\w|\(|\d{4}/.test(text)) return false;
  const wholeBold = line.bold !== '' && line.bold === line.text;
  const capitals = /\p{Lu}{2}/u.test(text) && text === text.toUpperCase();
  const emoji = /^\p{Extended_Pictographic}/u.test(text);
  if (wholeBold || capitals || emoji || (line.text.endsWith(':') && words <= 5)) return true;
  // Where stories are a bare title with a paragraph, a title with a paragraph is a story.
  if (proseUnderTitles && isProse(next.text)) return false;
  return words <= 5 && line.indent === 0 && isTitleCase(text);
}

/** Every longer word starts with a capital or a digit: "Chart of the Week". */
function isTitleCase(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return (
    words.length > 0 &&
    words.every(
      (word, index) => (index > 0 && word.length <= 3) || /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word),
    )
  );
}
