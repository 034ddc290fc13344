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

/** The filters as words of the `tags` column. */
export const tagOf = {
  /** Every passage has it: the widest filter there is. */
  any: 'kany',
  kind: (kind: PassageKind) => `k${kind}`,
  year: (year: number) => `y${year}`,
  newsletter: (id: string) => `n${id}`,
};

/**
 * As SQLite's full-text search reads it (sqlite.org/fts5.html § 3). Every word stands in quotation marks and holds letters
 * and digits alone, so nothing that was typed can mean anything there. Null: nothing to match.
 */
export function matchExpression({ phrases, isOpen }: Wanted, tags: readonly string[]): string | null {
  const words = phrases.map((phrase, index) => {
    const open = isOpen && index === phrases.length - 1 && (phrase.at(-1)?.length ?? 0) > 1;
    return `"${phrase.join(' ')}"${open ? '*' : ''}`;
  });
  const parts = [
    ...(words.length === 0 ? [] : [`{title byline body} : (${words.join(' AND ')})`]),
    ...tags.map((tag) => `tags : "${tag}"`),
  ];
  return parts.length === 0 ? null : parts.join(' AND ');
}
