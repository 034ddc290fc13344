/** A subject without line breaks or control characters: a subject of two lines would be two headers. */
export function singleLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
