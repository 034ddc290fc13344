const longest = 80;

/**
 * A name fit for a greeting and a header: no control, format or line-separating characters (reference: threats,
 * "header injection"), no runs of white space, at most 80 characters. Null when nothing is left.
 */
export function cleanName(input: string | null): string | null {
  if (input === null) return null;
  const plain = input
    .normalize('NFC')
    // Lone surrogates (Cs) are no characters: they would become U+FFFD in one place and bytes in another.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s\uFFFD]+/gu, ' ')
    .trim();
  const cut = [...plain].slice(0, longest).join('').trim();
  return cut === '' ? null : cut;
}
