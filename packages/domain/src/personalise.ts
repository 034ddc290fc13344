import { type OwnLanguage, ownLanguageOf } from './own-language.ts';
import type { PlaceholderKey } from './rendition.ts';
import { placeholder } from './rendition.ts';

/** A rendered part cut at its placeholders: `literals[0] keys[0] literals[1] … literals[n]`. */
export interface Pieces {
  readonly literals: readonly string[];
  readonly keys: readonly PlaceholderKey[];
}

export type PlaceholderValues = Readonly<Record<PlaceholderKey, string>>;

/**
 * Cuts at the given positions and nowhere else: content that happens to hold the letters of a placeholder stays.
 * @throws RangeError when a slot does not stand where it says.
 */
export function splitAtSlots(
  part: string,
  slots: readonly { readonly key: PlaceholderKey; readonly at: number }[],
): Pieces {
  const literals: string[] = [];
  const keys: PlaceholderKey[] = [];
  let from = 0;
  for (const { key, at } of [...slots].sort((a, b) => a.at - b.at)) {
    const mark = placeholder(key);
    if (at < from || !part.startsWith(mark, at)) throw new RangeError(`no ${mark} at ${at}`);
    literals.push(part.slice(from, at));
    keys.push(key);
    from = at + mark.length;
  }
  literals.push(part.slice(from));
  return { literals, keys };
}

/** Single pass: a value is never looked at again. */
export function fillPieces(pieces: Pieces, values: PlaceholderValues): string {
  let whole = pieces.literals[0] ?? '';
  pieces.keys.forEach((key, i) => {
    whole += values[key] + (pieces.literals[i + 1] ?? '');
  });
  return whole;
}

/** True when a part holds `{{{` anywhere but at its slots: the provider's templates would take it for a variable. */
export function hasStrayBraces(
  part: string,
  slots: readonly { readonly key: PlaceholderKey; readonly at: number }[],
): boolean {
  return splitAtSlots(part, slots).literals.some((literal) => literal.includes('{{{'));
}

/** In letters as a reader counts them. */
const longestName = 80;
/** A letter may carry any number of marks; the provider takes 2,000 characters in a variable. */
const longestNameUnits = 300;

/** How a mail opens; a name stands between word and comma. */
const greetings: Readonly<Record<OwnLanguage, { readonly word: string; readonly comma: string }>> = {
  en: { word: 'Hello', comma: ',' },
  de: { word: 'Guten Tag', comma: ',' },
  ar: { word: 'مرحبًا', comma: '،' },
};

/**
 * How a mail opens, escaped for where it stands; never empty, because the provider refuses an empty variable.
 * @param language BCP 47, of the issue; English where we have no words yet
 */
export function greetingValues(
  name: string | null,
  language = 'en',
): { GREETING_HTML: string; GREETING_TEXT: string } {
  const { word, comma } = greetings[ownLanguageOf(language)];
  const clean = (name ?? '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\s]+/g, ' ')
    .trim();
  const short = firstLetters(clean);
  const text = short === '' ? `${word}${comma}` : `${word} ${short}${comma}`;
  return { GREETING_HTML: escapeHtml(text), GREETING_TEXT: text };
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cut between letters: a family of emoji, or a letter with its accents, stays whole or stays out. */
function firstLetters(name: string): string {
  let short = '';
  let count = 0;
  for (const { segment } of letters.segment(name)) {
    count += 1;
    if (count > longestName || short.length + segment.length > longestNameUnits) break;
    short += segment;
  }
  return short.trimEnd();
}

/** For HTML text and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
