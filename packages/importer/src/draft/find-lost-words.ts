import { normaliseText } from '../text/normalise-text.ts';

/** A line whose words do not stand, in order and after those of the line before, in what was printed. */
export interface LostLine {
  readonly line: number;
  readonly text: string;
  /** The letters that were looked for and not found, from where the search stopped. */
  readonly missing: string;
}

/**
 * Checks that the letters and digits of every line of `text` stand in `printed`, line after line in order (what is
 * printed between them, spaces and signs do not matter). Lines in `except` (1-based) are skipped.
 */
export function findLostLines(
  text: string,
  printed: string,
  except: ReadonlySet<number> = new Set(),
): LostLine[] {
  const lost: LostLine[] = [];
  const haystack = letters(printed);
  let from = 0;
  for (const [index, raw] of normaliseText(text).split('\n').entries()) {
    if (except.has(index + 1)) continue;
    const words = withoutMark(raw)
      .split(/\s+/)
      .map(letters)
      .filter((word) => word !== '');
    let at = from;
    for (const word of words) {
      const found = haystack.indexOf(word, at);
      if (found < 0) {
        lost.push({ line: index + 1, text: raw, missing: word });
        break;
      }
      at = found + word.length;
    }
    from = at;
  }
  return lost;
}

/** List numbers are printed anew by the list they stand in. */
function withoutMark(line: string): string {
  return line.replace(/^\s*\(?\d{1,2}[.)]\s+/, '');
}

function letters(text: string): string {
  return normaliseText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
