import { blankItem } from '@masthead/domain';
import type { DraftBuilder } from '../draft-builder.ts';
import { countWords } from '../text/sentences.ts';
import { smallest } from '../text/smallest.ts';
import type { SourceLine } from '../text/source-line.ts';
import { headingLike, isFinished, splitLead } from './line-shapes.ts';

/** A list that a line ending in ":" opened, by what its first line looks like. */
interface Nest {
  readonly depth: number;
  readonly finished: boolean | null;
  readonly leads: boolean;
  readonly longest: number;
}

/** The lines of one outline section → headings and list items with their depth, inferred from marks or from shape. */
export function readOutlineBody(lines: readonly SourceLine[], build: DraftBuilder): void {
  const marked =
    lines.some((line) => line.marker === 'bullet') ||
    lines.filter((line) => line.marker === 'number').length > 1;
  if (marked) readMarked(lines, build);
  else readUnmarked(lines, build);
}

/** Bullets and indentation say it all. */
function readMarked(lines: readonly SourceLine[], build: DraftBuilder): void {
  const indents: number[] = [];
  const levels = lines.filter((line) => line.marker === 'heading').map((line) => line.level);
  const top = smallest(levels, 6);
  for (const line of lines) {
    if (line.marker === 'rule') build.spacing(line);
    else if (line.marker === 'heading') {
      indents.length = 0;
      addHeading(line, Math.min(5, line.level - top), build);
    } else if (line.marker === 'none' && line.indent === 0) {
      indents.length = 0;
      if (headingLike(line)) addHeading(line, 0, build);
      else build.addFree(line);
    } else {
      while (indents.length > 0 && (indents.at(-1) ?? 0) >= line.indent) indents.pop();
      addListItem(line, Math.min(5, indents.length), build);
      indents.push(line.indent);
    }
  }
}

function readUnmarked(lines: readonly SourceLine[], build: DraftBuilder): void {
  const levels = lines.filter((line) => line.marker === 'heading').map((line) => line.level);
  const top = smallest(levels, 6);
  let nest: Nest | null = null;
  let headingDepth = -1;
  for (const line of lines) {
    if (line.marker === 'rule') {
      build.spacing(line);
      continue;
    }
    if (line.marker === 'heading' || (headingLike(line) && !isInNest(line, nest))) {
      headingDepth = line.marker === 'heading' ? line.level - top : Math.min(2, headingDepth + 1);
      addHeading(line, Math.min(5, headingDepth), build);
      nest = null;
      continue;
    }
    headingDepth = -1;
    if (/:$/.test(line.text)) {
      addListItem(line, 0, build);
      nest = { depth: 1, finished: null, leads: false, longest: 0 };
    } else {
      nest = nest && staysIn(line, nest) ? grown(nest, line) : null;
      addListItem(line, nest?.depth ?? 0, build);
    }
  }
}

/** A title-like line is an item when the list just opened, or when its lines are all as unfinished and as short. */
function isInNest(line: SourceLine, nest: Nest | null): boolean {
  if (nest === null) return false;
  if (nest.finished === null) return true;
  return !nest.finished && !(countWords(line.text) >= 7 && countWords(line.text) > nest.longest * 2);
}

/** A list ends where a finished line follows unfinished ones, or a "Lead: …" follows lines without. */
function staysIn(line: SourceLine, nest: Nest): boolean {
  if (nest.finished === null) return true;
  if (!nest.finished && isFinished(line)) return false;
  return nest.leads || splitLead(line.text) === null || /^\p{Ll}/u.test(line.text);
}

function grown(nest: Nest, line: SourceLine): Nest {
  const longest = Math.max(nest.longest, countWords(line.text));
  if (nest.finished !== null) return { ...nest, longest };
  return { ...nest, longest, finished: isFinished(line), leads: splitLead(line.text) !== null };
}

function addHeading(line: SourceLine, depth: number, build: DraftBuilder): void {
  // A number is part of a heading's name ("1. Releases"); a list prints its own.
  const title = line.marker === 'number' ? line.mark + line.text : line.text;
  build.add(blankItem('heading', { title, url: line.url, depth }), line);
}

function addListItem(line: SourceLine, depth: number, build: DraftBuilder): void {
  const split = splitLead(line.text);
  const title = split ? split.lead : line.text;
  build.add(blankItem('listItem', { title, commentary: split?.rest ?? '', url: line.url, depth }), line);
}
