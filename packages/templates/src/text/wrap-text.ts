import { displayWidth, isWide } from './display-width.ts';

export interface Indent {
  /** Put before the first line. */
  readonly first: string;
  /** Put before all others. */
  readonly rest: string;
}

/**
 * Breaks a text into lines of at most `columns`, at white space or between two East Asian letters.
 * A longer word (an address, a formula) stays whole on a line of its own. Typed line breaks are kept.
 */
export function wrapText(text: string, indent: Indent = { first: '', rest: '' }, columns = 72): string[] {
  const lines: string[] = [];
  for (const typed of text.split('\n')) {
    let line = '';
    let width = 0;
    const room = () => columns - displayWidth(lines.length === 0 ? indent.first : indent.rest);
    const flush = () => {
      lines.push((lines.length === 0 ? indent.first : indent.rest) + line);
      line = '';
      width = 0;
    };
    for (const { word, glue } of piecesOf(typed)) {
      const wordWidth = displayWidth(word);
      if (width > 0 && width + glue.length + wordWidth > room()) flush();
      line += width === 0 ? word : glue + word;
      width += (width === 0 ? 0 : glue.length) + wordWidth;
    }
    flush();
  }
  return lines.map((line) => line.trimEnd());
}

interface Piece {
  readonly word: string;
  /** What parts it from the piece before: a space, or nothing between East Asian letters. */
  readonly glue: '' | ' ';
}

/** White space that may be broken: a no-break space (U+00A0, U+202F) holds its words together. */
const breakable = /[^\S\u00a0\u202f]+/u;

function piecesOf(text: string): Piece[] {
  return text
    .split(breakable)
    .filter((word) => word !== '')
    .flatMap((word) =>
      splitWide(word).map((piece, at): Piece => ({ word: piece, glue: at === 0 ? ' ' : '' })),
    );
}

/** No line may start with one of these, or end after an opening one (a short form of JIS X 4051). */
const notAtStart = /[、。，．・：；？！）」』】〕〉》％ー々〜…”’]/u;
const notAtEnd = /[（「『【〔〈《“‘]/u;

function splitWide(word: string): string[] {
  if (word.includes('://') || /^[\x20-\u10ff]*$/.test(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  for (const letter of word) {
    const mayBreak =
      before !== '' &&
      isWide(before) &&
      isWide(letter) &&
      !notAtStart.test(letter) &&
      !notAtEnd.test(before) &&
      !isPictograph(before) &&
      !isPictograph(letter);
    if (mayBreak) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
    before = letter;
  }
  return [...pieces, piece];
}

function isPictograph(letter: string): boolean {
  return /\p{Extended_Pictographic}|\p{Emoji_Modifier}/u.test(letter);
}
