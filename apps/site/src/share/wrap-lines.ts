const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;

/** About how wide a text is in a semibold serif, in em: enough to break lines by, a little on the safe side. */
export function roughWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += widthOf(letter);
  return width;
}

function widthOf(letter: string): number {
  if (cjk.test(letter)) return 1;
  if (/[\p{M}]/u.test(letter)) return 0;
  if (/[iljtfrI.,:;'’‘!|()[\]\s]/.test(letter)) return 0.34;
  if (/[mwMW@—…]/.test(letter)) return 0.92;
  return /[\p{Lu}\d]/u.test(letter) ? 0.68 : 0.56;
}

/** Breaks a text at its blanks, and CJK at its words. A word longer than a line stands alone and sticks out. */
export function wrapLines(text: string, widthEm: number, language: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, language)) {
    const longer = line + piece;
    if (line === '' || roughWidth(longer.trimEnd()) <= widthEm) line = longer;
    else {
      lines.push(line.trim());
      line = piece;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
}

function pieces(text: string, language: string): readonly string[] {
  const words =
    text
      .replace(/\s+/g, ' ')
      .trim()
      .match(/\S+\s?/g) ?? [];
  return words.flatMap((word) => (cjk.test(word) ? cjkPieces(word, language) : [word]));
}

/** Marks that end a phrase never begin a line. */
function cjkPieces(word: string, language: string): readonly string[] {
  const found: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(word)) {
    const before = found.at(-1);
    if (before !== undefined && /^[\p{P}\s]/u.test(segment)) found[found.length - 1] = before + segment;
    else found.push(segment);
  }
  return found;
}

/** The largest size, of a few, at which the text takes no more lines than fit; else the smallest, cut with an ellipsis. */
export function fitText(
  text: string,
  widthPx: number,
  sizes: readonly { readonly px: number; readonly lines: number }[],
  language: string,
): { readonly px: number; readonly lines: readonly string[] } {
  for (const { px, lines: most } of sizes) {
    const lines = wrapLines(text, widthPx / px, language);
    if (lines.length <= most && lines.every((line) => roughWidth(line) * px <= widthPx))
      return { px, lines: balanced(text, widthPx / px, lines, language) };
  }
  const { px, lines: most } = sizes.at(-1) ?? { px: 48, lines: 5 };
  const lines = wrapLines(text, widthPx / px, language);
  const kept = lines.slice(0, most).map((line) => cutTo(line, widthPx / px));
  if (lines.length <= most) return { px, lines: kept };
  return { px, lines: [...kept.slice(0, -1), `${(kept.at(-1) ?? '').replace(/[\s\p{P}]*$/u, '')}…`] };
}

/** As many lines, of about one length: no word alone on the last. */
function balanced(
  text: string,
  widthEm: number,
  lines: readonly string[],
  language: string,
): readonly string[] {
  let best = lines;
  for (let width = widthEm - 0.5; width > widthEm * 0.6; width -= 0.5) {
    const narrower = wrapLines(text, width, language);
    if (narrower.length > lines.length || narrower.some((line) => roughWidth(line) > widthEm)) break;
    best = narrower;
  }
  return best;
}

function cutTo(line: string, widthEm: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (roughWidth(`${kept}${segment}…`) > widthEm) return `${kept}…`;
    kept += segment;
  }
  return kept;
}
