/** A subject of two lines would be two headers: what becomes one holds no control characters (reference: threats, "header injection"). */
export function inOneLine(value: unknown): true | string {
  return typeof value !== 'string' || !/\p{Cc}/u.test(value) || 'No line breaks or control characters';
}

/** For words that come from elsewhere: a space for each run of what `inOneLine` refuses. */
export function foldToOneLine(words: string): string {
  return words.replace(/\s*\p{Cc}+\s*/gu, ' ').trim();
}
