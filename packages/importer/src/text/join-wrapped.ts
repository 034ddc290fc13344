import { endsSentence } from './sentences.ts';
import type { SourceLine } from './source-line.ts';

/** The longest line of hard-wrapped text; where any is longer, line ends are meant. */
const widest = 100;

/**
 * Puts hard-wrapped lines together again: in a text whose lines all end within a hundred characters, an unmarked line
 * that goes on in lower case (or after a word that cannot end a line) belongs to the long unfinished line above it.
 */
export function joinWrapped(lines: readonly SourceLine[]): SourceLine[] {
  if (lines.some((line) => line.width > widest)) return [...lines];
  const joined: SourceLine[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    if (above !== undefined && goesOn(above, line)) joined[joined.length - 1] = together(above, line);
    else joined.push(line);
  }
  return joined;
}

function goesOn(above: SourceLine, line: SourceLine): boolean {
  if (line.marker !== 'none' || line.afterBlank || above.marker === 'rule' || above.marker === 'heading')
    return false;
  if (above.width < 45 || endsSentence(above.text) || /:$/.test(above.text)) return false;
  return /^["“(]?\p{Ll}/u.test(line.text) || unfinished.test(above.text);
}

/** Ends in a comma, a dash or a word that wants another. */
const unfinished =
  /(?:[,;—–]|\s(?:the|a|an|of|and|or|to|in|on|at|by|for|from|with|as|is|are|was|were|that|than|its|their|our|his|her|not|but|into|over))$/;

function together(above: SourceLine, line: SourceLine): SourceLine {
  const whole = above.bold !== '' && above.bold === above.text;
  return {
    ...above,
    text: `${above.text} ${line.text}`,
    spelled: `${above.spelled} ${line.spelled}`,
    url: above.url ?? line.url,
    bold: whole ? '' : above.bold,
    width: line.width,
    more: [...above.more, line.number],
  };
}
