import { readInlineMarks } from './inline-marks.ts';
import { joinWrapped } from './join-wrapped.ts';
import type { LineMarker, SourceLine } from './source-line.ts';

/** Normalised text → its non-empty lines, hard-wrapped ones joined. Every character but marks, emphasis signs and spacing is kept in `text`. */
export function readLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let afterBlank = true;
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') {
      afterBlank = true;
      continue;
    }
    lines.push(readLine(raw, index + 1, afterBlank));
    afterBlank = false;
  }
  return joinWrapped(lines);
}

function readLine(raw: string, number: number, afterBlank: boolean): SourceLine {
  const indent = raw.length - raw.trimStart().length;
  const body = raw.trim();
  const { marker, mark, level } = markOf(body);
  const rest = marker === 'rule' ? '' : body.slice(mark.length).trim();
  return {
    number,
    marker,
    mark,
    indent,
    level,
    afterBlank,
    width: raw.length,
    more: [],
    ...readInlineMarks(rest),
  };
}

function markOf(body: string): { marker: LineMarker; mark: string; level: number } {
  if (!/[\p{L}\p{N}\p{S}]/u.test(body) || /^[=~_*\-—–─━═·•\s]+$/u.test(body)) {
    return { marker: 'rule', mark: body, level: 0 };
  }
  const heading = /^(#{1,6})\s+(?=\S)/.exec(body);
  if (heading) return { marker: 'heading', mark: heading[0], level: heading[1]?.length ?? 1 };
  // Markdown sets a comment off as a quotation.
  const arrow = /^(?:>\s+)?(?:[-–—]\s+)?(?:→|⇒|➔|➜|➡\ufe0f?|⟶|↳|[-=–]{1,2}>)\s*(?=\S)/u.exec(body);
  if (arrow) return { marker: 'arrow', mark: arrow[0], level: 0 };
  const quote = /^(?:>\s?)+(?=\S)/.exec(body);
  if (quote) return { marker: 'arrow', mark: quote[0], level: 0 };
  const bullet = /^(?:[-–—•*+‣◦▪▸►●○∙·]\s+|[•‣◦▪▸►●○]\s*)(?:\[[ xX]\]\s+)?(?=\S)/u.exec(body);
  if (bullet) return { marker: 'bullet', mark: bullet[0], level: 0 };
  const numbered = /^\(?\d{1,2}[.)]\s+(?=\S)/.exec(body);
  if (numbered) return { marker: 'number', mark: numbered[0], level: 0 };
  return { marker: 'none', mark: '', level: 0 };
}
