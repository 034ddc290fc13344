import type { DraftBuilder } from '../draft-builder.ts';
import { countWords } from '../text/sentences.ts';
import { smallest } from '../text/smallest.ts';
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
    build.open('outline', heading.spelled, heading);
    readOutlineBody(body, build);
  }
  readNotice(lines.slice(notice), build);
}

/** A section starts at a short heading that another heading follows at once; and at the first heading of all. */
function bySections(lines: readonly SourceLine[]): SourceLine[][] {
  const marked = lines.filter((line) => line.marker === 'heading').map((line) => line.level);
  const topLevel = smallest(marked, 6);
  const sections: SourceLine[][] = [];
  let openedAt = -2;
  // In a run of unfinished lines that one ending in ":" opened: list items, whatever they look like.
  let inList = false;
  for (const [i, line] of lines.entries()) {
    const byMark = line.marker === 'heading' && line.level === topLevel && headingLike(line);
    const byShape = marked.length === 0 && !inList && openedAt !== i - 1 && opensSection(line, lines[i + 1]);
    if (i === 0 || byMark || byShape) {
      sections.push([]);
      openedAt = i;
    }
    sections.at(-1)?.push(line);
    inList = /:$/.test(line.text) || (inList && !isFinished(line));
  }
  return sections;
}

function opensSection(line: SourceLine, next: SourceLine | undefined): boolean {
  return (
    line.marker === 'none' &&
    countWords(line.text) <= 6 &&
    headingLike(line) &&
    next !== undefined &&
    headingLike(next)
  );
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
  for (const line of titled ? rest : lines) build.addFree(line);
}
