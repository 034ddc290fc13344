import type { SectionKind } from '@masthead/domain';
import { draftLimits } from '../draft/fit-item.ts';
import { splitAtDots } from '../text/sentences.ts';
import { smallest } from '../text/smallest.ts';
import { isUnderline, type SourceLine } from '../text/source-line.ts';
import { looksLikeNewHeading, readsAsKnownHeading } from './heading-shape.ts';
import { inferKind } from './infer-kind.ts';
import { knownHeading } from './known-heading.ts';

/** A stretch of the paste under one heading, under none, or after a rule ("---") that parts text. */
export interface Part {
  readonly kind: SectionKind;
  readonly heading: SourceLine | null;
  readonly lines: readonly SourceLine[];
}

/** A weekly's lines → what stands before the first section, and the sections in order. */
export function partByHeadings(lines: readonly SourceLine[]): {
  preamble: readonly SourceLine[];
  parts: Part[];
} {
  const starts = findStarts(lines);
  const first = starts[0] ?? lines.length;
  const firstItem = lines.slice(0, first).findIndex((line, i) => opensItems(line, lines[i + 1]));
  const bounds = firstItem < 0 ? starts : [firstItem, ...starts];
  const isTitled = new Set(starts);
  const parts: Part[] = [];
  for (const [i, from] of bounds.entries()) {
    const stretch = lines.slice(from, bounds[i + 1] ?? lines.length);
    parts.push(
      isTitled.has(from)
        ? titledPart(stretch, parts.at(-1))
        : { kind: inferKind(stretch), heading: null, lines: stretch },
    );
  }
  return { preamble: lines.slice(0, bounds[0] ?? lines.length), parts };
}

function titledPart(stretch: readonly SourceLine[], before: Part | undefined): Part {
  const [heading = null, ...lines] = stretch;
  if (heading?.marker === 'rule') {
    // After a rule a section of items goes on if items follow; anything else is text.
    const inferred = inferKind(lines);
    const goesOn = before !== undefined && inferred !== 'text' && before.lines.length > 0;
    return { kind: goesOn ? before.kind : inferred, heading, lines };
  }
  const meaning = heading === null ? null : knownHeading(heading.text);
  return { kind: meaning === null || meaning === 'any' ? inferKind(lines) : meaning, heading, lines };
}

/** The lines at which sections start, in order. */
function findStarts(lines: readonly SourceLine[]): number[] {
  const level = sectionLevel(lines);
  const blanksPart = lines.some((line, i) => i > 0 && line.afterBlank);
  // Where headings are marked as such, a line that is not is none.
  const marked = lines.filter((line, i) => i > 0 && line.marker === 'heading').length > 1;
  const where: Where = {
    level,
    unnamed: marked ? 'marked' : blanksPart ? 'after blank' : 'anywhere',
    proseUnderTitles: !lines.some((line) => line.marker === 'arrow' || splitAtDots(line.text).length > 1),
  };
  const starts: number[] = [];
  // From the end, because a rule starts nothing when a heading follows it.
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const line = lines[i];
    const nextStarts = starts.at(-1) === i + 1 || i === lines.length - 1;
    if (line?.marker === 'rule') {
      if (i > 0 && !nextStarts && !isUnderline(line, lines[i - 1])) starts.push(i);
    } else if (line !== undefined && startsSection(lines, i, where)) starts.push(i);
  }
  return starts.reverse();
}

/** What decides in this text whether a line is a heading. */
interface Where {
  /** The Markdown level at which sections stand. */
  readonly level: number;
  /** Where a heading that we have no name for may stand. */
  readonly unnamed: 'marked' | 'after blank' | 'anywhere';
  /** Stories have no bylines here: a title and a paragraph. */
  readonly proseUnderTitles: boolean;
}

function startsSection(lines: readonly SourceLine[], i: number, where: Where): boolean {
  const line = lines[i];
  const next = lines[i + 1];
  if (line === undefined || line.text.length > draftLimits.heading) return false;
  if (next !== undefined && isUnderline(next, line)) return i > 0 || knownHeading(line.text) !== null;
  if (line.marker === 'heading')
    return (i > 0 || knownHeading(line.text) !== null) && line.level <= where.level;
  if (readsAsKnownHeading(line)) return i > 0 || next?.marker === 'bullet';
  const mayBeNew = where.unnamed === 'anywhere' || (where.unnamed === 'after blank' && line.afterBlank);
  return i > 1 && mayBeNew && looksLikeNewHeading(line, next, where.proseUnderTitles);
}

/** Markdown: the level at which sections stand; deeper headings are titles inside them. */
function sectionLevel(lines: readonly SourceLine[]): number {
  const headings = lines.filter((line, i) => line.marker === 'heading' && i > 0);
  const known = headings.filter((line) => knownHeading(line.text) !== null);
  const pool = known.length > 0 ? known : headings;
  return smallest(
    pool.map((line) => line.level),
    6,
  );
}

/** Items may start before any heading does. */
function opensItems(line: SourceLine, next: SourceLine | undefined): boolean {
  const isItem = line.marker === 'bullet' || line.marker === 'number' || line.marker === 'arrow';
  return isItem || (next?.marker === 'arrow' && line.marker === 'none');
}
