/**
 * Pasted text → the text we read: one newline, one kind of space, no invisible characters, NFC.
 * Two pastes that differ only in how a mail client or an editor saved them come out equal.
 */
export function normaliseText(text: string): string {
  return (
    text
      // NEL, vertical tab, form feed and Unicode's own separators are line ends too.
      .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
      .replace(invisible, '')
      .replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, (space) => (space === '\t' ? '  ' : ' '))
      // Joiners mean something inside emoji and some scripts; between Latin letters they are paste dirt.
      .replace(
        /(?<=[\p{Script=Latin}\p{N}\p{P}\s]|^)[\u200c\u200d]|[\u200c\u200d](?=[\p{Script=Latin}\p{N}\p{P}\s]|$)/gmu,
        '',
      )
      .normalize('NFC')
      .split('\n')
      .map(singleSpaced)
      .join('\n')
  );
}

/** Runs of spaces inside a line say nothing; those before it are its indent. */
function singleSpaced(line: string): string {
  const text = line.trim();
  if (text === '') return '';
  const indent = line.length - line.trimStart().length;
  return ' '.repeat(Math.min(indent, 80)) + (text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text);
}

/** BOM, zero-width space, word joiner, soft hyphen, direction marks, and control characters but tab and newline. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
