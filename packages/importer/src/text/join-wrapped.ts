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
  const groups: SourceLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const above = group?.at(-1);
    if (group !== undefined && above !== undefined && goesOn(above, line)) group.push(line);
    else groups.push([line]);
  }
  return groups.flatMap(together);
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

function together(group: readonly SourceLine[]): SourceLine[] {
  const [first, ...others] = group;
  if (first === undefined || others.length === 0) return first === undefined ? [] : [first];
  // What was bold was the first line, not a claim in front of the text.
  const bold = first.bold === first.text ? '' : first.bold;
  return [
    {
      ...first,
      text: group.map((line) => line.text).join(' '),
      spelled: group.map((line) => line.spelled).join(' '),
      rich: group.map((line) => line.rich).join(' '),
      links: group.flatMap((line) => line.links),
      url: group.find((line) => line.url !== null)?.url ?? null,
      bold,
      more: others.map((line) => line.number),
    },
  ];
}
