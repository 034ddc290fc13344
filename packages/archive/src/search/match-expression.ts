import type { PassageKind } from './search.ts';

/** What a reader typed, taken apart: words, and "words in quotation marks" that must stand together. */
export interface Wanted {
  readonly phrases: readonly (readonly string[])[];
  /** The last word may go on: it is perhaps still being typed. */
  readonly isOpen: boolean;
}

/** More words than this narrow nothing down. */
const mostWords = 12;

/** @param fold makes words of a text as the index does. */
export function wantedOf(text: string, fold: (text: string) => string[]): Wanted {
  const phrases: string[][] = [];
  let words = 0;
  // What was written without a gap (an id, "gpt-4o") stands together as well.
  for (const [, quoted, plain] of text.matchAll(/["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)/gu)) {
    const found = fold(quoted ?? plain ?? '').slice(0, mostWords - words);
    words += found.length;
    if (found.length > 0) phrases.push(found);
  }
  return { phrases, isOpen: phrases.length > 0 && /[\p{L}\p{N}\p{M}]$/u.test(text) };
}

/** A letter of nobody's alphabet: what begins with it can be found in the index, and cannot be typed (`fold.ts`). */
const untyped = '\ue000';

/** The filters as words of the `tags` column. */
export const tagOf = {
  kind: (kind: PassageKind) => `${untyped}k${kind}`,
  year: (year: number) => `${untyped}y${year}`,
  newsletter: (id: string) => `${untyped}n${id}`,
};

/**
 * Each phrase as SQLite's full-text search reads it (sqlite.org/fts5.html § 3). Every word stands in quotation marks and
 * holds letters and digits alone, so nothing that was typed can mean anything there.
 */
export function phrasesOf({ phrases, isOpen }: Wanted): readonly string[] {
  return phrases.map((phrase, index) => {
    const open = isOpen && index === phrases.length - 1 && (phrase.at(-1)?.length ?? 0) > 1;
    return `"${phrase.join(' ')}"${open ? '*' : ''}`;
  });
}

/** What holds all the phrases and all the tags; null: nothing to match. */
export function matchExpression(phrases: readonly string[], tags: readonly string[] = []): string | null {
  const parts = [...phrases, ...tags.map((tag) => `"${tag}"`)];
  return parts.length === 0 ? null : parts.join(' AND ');
}
