/** Columns a text takes in a terminal: wide East Asian letters and emoji take two, joiners and marks none. */
export function displayWidth(text: string): number {
  if (plainLetters.test(text)) return text.length;
  let columns = 0;
  for (const letter of text) columns += isMark(letter) ? 0 : isWide(letter) ? 2 : 1;
  return columns;
}

export function isWide(letter: string): boolean {
  return wide.test(letter);
}

function isMark(letter: string): boolean {
  return letter > '\u02ff' && mark.test(letter);
}

/** Latin, Greek, Cyrillic … without combining marks: one column a letter. */
const plainLetters = /^[\x20-\u02ff\u0370-\u0482\u2010-\u203e]*$/;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const mark = /\p{Mn}|\p{Me}|[\u200b-\u200d]|[\ufe00-\ufe0f]/u;
