/** Words a minute a careful reader manages in technical prose. */
const wordsPerMinute = 230;

/** How long the text takes to read, in whole minutes, at least one. Text without spaces counts 2.5 letters a word. */
export function readingMinutes(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + countWords(text), 0);
  return Math.max(1, Math.round(words / wordsPerMinute));
}

function countWords(text: string): number {
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return (text.match(/\S+/g)?.length ?? 0) + ideographs / 2.5;
}
