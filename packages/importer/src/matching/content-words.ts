import { normaliseTitle } from './normalise-title.ts';

/** The words of a title that say something: one form each ("results" → "result"), and how the title writes it. */
export type ContentWords = ReadonlyMap<string, string>;

export function contentWords(title: string): ContentWords {
  const words = normaliseTitle(title.slice(0, 400))
    .split(' ')
    .filter((word) => word.length > 1 && !empty.has(word));
  return new Map(words.map((word) => [stem(word), word]));
}

/** Shared words (as the first title writes them), and their share of the smaller set and of both. */
export function overlap(
  a: ContentWords,
  b: ContentWords,
): { shared: string[]; ofSmaller: number; ofBoth: number } {
  const shared = [...a].filter(([form]) => b.has(form)).map(([, word]) => word);
  const smaller = Math.min(a.size, b.size);
  const both = a.size + b.size - shared.length;
  return {
    shared,
    ofSmaller: smaller === 0 ? 0 : shared.length / smaller,
    ofBoth: both === 0 ? 0 : shared.length / both,
  };
}

/** Endings off, crudely: enough to make "ships" and "ship", "releases" and "released" one word. */
function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  return word
    .replace(/(?:ies)$/, 'y')
    .replace(/(?:ings?|ed|es|s)$/, '')
    .replace(/e$/, '');
}

const empty = new Set(
  'a an the and or but of in on at to for from by with without as is are was were be been it its this that these those than then into over under out up down off via per vs about after before while how what why when which who not no new now more most all also can will your you we our us their his her they has have had do does did just only even still yet'.split(
    ' ',
  ),
);
