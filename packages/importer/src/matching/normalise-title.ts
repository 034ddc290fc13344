/**
 * The form in which two titles are equal: case, accents' encoding, quotes, dashes, punctuation and spacing do not
 * matter. "+" and "#" stay (C, C++ and C# differ), and so do dots inside numbers (2.7 is not 27).
 */
export function normaliseTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3})|[’'‘`´]/g, '')
    .replace(/(?:(?!(?<=\d)\.\d)[^\p{L}\p{M}\p{N}+#])+/gu, ' ')
    .trim();
}
