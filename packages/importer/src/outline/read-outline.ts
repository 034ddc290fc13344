import type { DraftBuilder } from '../draft-builder.ts';
import { countWords } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';
import { readPreamble } from '../weekly/read-weekly.ts';
import { headingLike, isAccessNotice, isFinished } from './line-shapes.ts';
import { readOutlineBody } from './read-outline-body.ts';

/**
 * A recap: headings within headings, lists within lists, mostly without any mark.
 * Tagline and lede stand before the first heading; a notice about subscriptions at the end becomes a callout.
 */
export function readOutline(lines: readonly SourceLine[], build: DraftBuilder): void {
  const notice = noticeStart(lines);
  const text = lines.slice(0, notice);
  const first = text.findIndex((line, i) => i > 0 && headingLike(line));
  const from = first < 0 ? text.length : first;
  readPreamble(text.slice(0, from), build);
  for (const stretch of bySections(text.slice(from))) {
    const [heading, ...body] = stretch;
    if (heading === undefined) continue;
    build.open('outline', heading.text, heading);
    readOutlineBody(body, build);
  }
  readNotice(lines.slice(notice), build);
}

/** A section starts at a short heading that another heading follows at once; and at the first heading of all. */
function bySections(lines: readonly SourceLine[]): SourceLine[][] {
  const topLevel = Math.min(
    7,
    ...lines.filter((line) => line.marker === 'heading').map((line) => line.level),
  );
  const sections: SourceLine[][] = [];
  let openedAt = -2;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    const byMark = line.marker === 'heading' && line.level === topLevel;
    const byShape =
      topLevel === 7 &&
      openedAt !== i - 1 &&
      line.marker === 'none' &&
      headingLike(line) &&
      countWords(line.text) <= 6 &&
      next !== undefined &&
      headingLike(next) &&
      !isListLike(lines, i);
    if (i === 0 || byMark || byShape) {
      sections.push([]);
      openedAt = i;
    }
    sections.at(-1)?.push(line);
  }
  return sections;
}

/** Inside a run of short lines that a line ending in ":" opened: list items, whatever they look like. */
function isListLike(lines: readonly SourceLine[], i: number): boolean {
  for (let at = i - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (line === undefined) return false;
    if (/:$/.test(line.text)) return true;
    if (isFinished(line)) return false;
  }
  return false;
}

function noticeStart(lines: readonly SourceLine[]): number {
  let from = lines.length;
  while (from > 1 && lines.length - from < 6 && isAccessNotice(lines[from - 1])) from -= 1;
  return from;
}

function readNotice(lines: readonly SourceLine[], build: DraftBuilder): void {
  const [first, ...rest] = lines;
  if (first === undefined) return;
  const titled = headingLike(first) && rest.length > 0;
  build.open('callout', titled ? first.text : '', titled ? first : null);
  for (const line of titled ? rest : lines) build.addFree(line, line.text);
}
