/** Shapes of running text that several readers ask about. All of them are guesses, made in one place. */

/** Ends like a sentence (".", "!", "?", "…", also inside closing quotes or brackets). */
export function endsSentence(text: string): boolean {
  return /[.!?…]["”’')\]]*$/u.test(text);
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Running text rather than a title: it ends in a full stop, or is several sentences, or goes on for long. */
export function isProse(text: string): boolean {
  const words = countWords(text);
  if (words > 30) return true;
  if (!endsSentence(text) || words < 3) return false;
  return /[.…]["”’')\]]*$/u.test(text) || splitFirstSentence(text) !== null;
}

/** Splits after the first sentence; null when there is only one. Abbreviations and version numbers end none. */
export function splitFirstSentence(text: string): { first: string; rest: string } | null {
  for (const match of text.matchAll(/[.!?…]["”’')\]]*\s+(?=["“‘'([`]?[\p{Lu}\p{N}])/gu)) {
    const end = match.index + match[0].trimEnd().length;
    const first = text.slice(0, end);
    if (countWords(first) < 2 && !/[!?]/.test(match[0])) continue;
    if (abbreviation.test(first)) continue;
    return { first, rest: text.slice(match.index + match[0].length) };
  }
  return null;
}

const abbreviation =
  /(?:^|[\s("“])(?:vs|e\.g|i\.e|etc|cf|al|approx|ca|no|nos|fig|figs|eq|sec|vol|pp|dr|mr|mrs|ms|prof|st|jr|sr|inc|ltd|co|corp|dept|est|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|u\.k|e\.u|\p{Lu})\.$/iu;

/** A dash between spaces: " — ", " – ", " -- ", " ― ". */
export const dash = /\s+(?:—|–|―|--|\u2212)\s+/u;

export function splitAtDashes(text: string): string[] {
  return text.split(new RegExp(dash.source, 'u')).map((part) => part.trim());
}

/**
 * The parts of a title line between " · ", " • " or " | ". A line of more than forty parts is no title line (noise, a
 * table of contents): it stays whole.
 */
export function splitAtDots(text: string): string[] {
  const parts = text
    .split(/\s+(?:[·•∙‧⋅・]|\|)\s+|\s+·|·\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 40 ? [text] : parts;
}
