const longest = 500;

/** Free text from a reader for the desk to read: one line, at most 500 characters. */
export function cleanReason(reason: string | null): string | null {
  if (reason === null) return null;
  const plain = reason.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return plain === '' ? null : [...plain].slice(0, longest).join('');
}
