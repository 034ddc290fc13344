/** Words without case and accents, as the index holds them: letters and digits in a row. */
export function foldedWords(text: string): string[] {
  // Most texts are plain letters, and at a start all there are pass through here.
  if (isPlain.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const isPlain = /^[ -~\s]*$/;

/** The index marks matches by these; they cannot stand in a text that goes in. */
export const markStart = '\u0002';
export const markEnd = '\u0003';

/** One line, without characters that mean nothing in print or something to the index (`match-expression.ts`). */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\ue000\s]+/gu, ' ').trim();
}
