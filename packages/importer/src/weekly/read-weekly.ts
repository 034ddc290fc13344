import { assertNever } from '@masthead/domain';
import { learnSources } from '../byline/learn-sources.ts';
import type { DraftBuilder } from '../draft-builder.ts';
import { readOutlineBody } from '../outline/read-outline-body.ts';
import { countWords, splitFirstSentence } from '../text/sentences.ts';
import { isUnderline, type SourceLine } from '../text/source-line.ts';
import { type Part, partByHeadings } from './part-by-headings.ts';
import { readListSection } from './read-list-section.ts';
import { readMentionSection } from './read-mention-section.ts';
import { splitClosing } from './split-closing.ts';

/** An issue of sections: tagline, lede, the sections in order, closing. */
export function readWeekly(lines: readonly SourceLine[], build: DraftBuilder): void {
  const { preamble, parts } = partByHeadings(lines);
  readPreamble(preamble, build);
  const learned = learnSources(lines);
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const { body, closing } = isLast ? splitClosing(part) : { body: part.lines, closing: [] };
    readPart({ ...part, lines: body }, learned, build);
    for (const line of closing) build.closing(line);
  }
}

/** First line short → tagline; a long first line is already the lede. */
export function readPreamble(lines: readonly SourceLine[], build: DraftBuilder): void {
  for (const [i, line] of lines.entries()) {
    if (line.marker === 'rule') build.spacing(line);
    else if (i === 0 && isTagline(line)) build.tagline(line);
    else build.lede(line);
  }
}

function isTagline({ text, marker }: SourceLine): boolean {
  if (text.length > 400) return false;
  return (
    marker === 'heading' ||
    (countWords(text) <= 40 && (splitFirstSentence(text) === null || countWords(text) <= 25))
  );
}

function readPart(part: Part, learned: readonly string[], build: DraftBuilder): void {
  openPart(part, build);
  // Headings and rules inside a part that no reader asks about.
  const [first, ...others] = part.lines;
  const underlined = first !== undefined && isUnderline(first, part.heading ?? undefined);
  if (underlined) build.spacing(first);
  const lines = underlined ? others : part.lines;
  switch (part.kind) {
    case 'bigStory':
    case 'stories':
      readMentionSection(lines, 'story', learned, build);
      break;
    case 'papers':
      readMentionSection(lines, 'paper', learned, build);
      break;
    case 'watch':
    case 'takeaways':
    case 'reading':
      readListSection(lines, part.kind, build);
      break;
    case 'outline':
      readOutlineBody(lines, build);
      break;
    case 'text':
    case 'image':
    case 'callout':
    case 'sponsor':
    case 'divider':
      readText(lines, build);
      break;
    default:
      assertNever(part.kind);
  }
}

function openPart(part: Part, build: DraftBuilder): void {
  if (part.heading?.marker !== 'rule') {
    build.open(part.kind, part.heading?.spelled ?? '', part.heading);
    return;
  }
  if (part.lines.length === 0) {
    build.spacing(part.heading);
    return;
  }
  build.divider(part.heading);
  build.open(part.kind, '', null);
}

function readText(lines: readonly SourceLine[], build: DraftBuilder): void {
  for (const line of lines) {
    if (line.marker === 'rule') build.spacing(line);
    else build.addFree(line);
  }
}
