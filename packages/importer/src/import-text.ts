import { assertNever } from '@masthead/domain';
import { type DraftBuilder, makeDraftBuilder } from './draft-builder.ts';
import type { ImportedText } from './imported-text.ts';
import { detectLayout } from './layout.ts';
import { readOutline } from './outline/read-outline.ts';
import { readNoise } from './read-noise.ts';
import { normaliseText } from './text/normalise-text.ts';
import { readLines } from './text/read-lines.ts';
import type { SourceLine } from './text/source-line.ts';
import { readPreamble, readWeekly } from './weekly/read-weekly.ts';

/**
 * Pasted text or Markdown → an issue draft. Pure, never throws. Every line that holds anything is in the draft, in
 * order: read as tagline, lede, section headings and items (title, byline, commentary), closing, the words stand as
 * they stood in the paste. A line we cannot type becomes a `text` item in its place and is counted as free text.
 */
export function importText(text: string): ImportedText {
  return importNormalised(normaliseText(text));
}

/** The same for a text that `normaliseText` has seen already. */
export function importNormalised(text: string): ImportedText {
  if (countBreaks(text) > mostLines) return readNoise(text);
  const lines = readLines(text);
  const build = makeDraftBuilder();
  readLayout(lines, build);
  const { issue, places } = build.done();
  const asFreeText = places.filter((place) => place.free).length;
  return {
    issue,
    report: { lines: countLines(lines), placed: places.length - asFreeText, asFreeText },
    places,
  };
}

/** An issue has some dozens of lines, an archive in one paste some thousands; what has more is no newsletter. */
const mostLines = 30_000;

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function countLines(lines: readonly SourceLine[]): number {
  return lines.reduce((count, line) => count + 1 + line.more.length, 0);
}

function readLayout(lines: readonly SourceLine[], build: DraftBuilder): void {
  const layout = detectLayout(lines);
  switch (layout) {
    case 'weekly':
      readWeekly(lines, build);
      break;
    case 'outline':
      readOutline(lines, build);
      break;
    case 'prose':
      readProse(lines, build);
      break;
    default:
      assertNever(layout);
  }
}

/** No shape we know: a tagline, the first paragraph as lede, the rest as it is. */
function readProse(lines: readonly SourceLine[], build: DraftBuilder): void {
  readPreamble(lines.slice(0, 2), build);
  if (lines.length > 2) build.open('text', '', null);
  for (const line of lines.slice(2)) {
    if (line.marker === 'rule') build.spacing(line);
    else build.addFree(line);
  }
}
