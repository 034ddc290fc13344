import { assertNever, type DraftItem } from '@masthead/domain';
import type { DraftBuilder } from '../draft-builder.ts';
import { addCommentary, addUrl } from '../items/add-to-item.ts';
import { readLink } from '../items/read-link.ts';
import { readMedia } from '../items/read-media.ts';
import { readTakeaway } from '../items/read-takeaway.ts';
import { countWords, isProse, splitAtDashes, splitFirstSentence } from '../text/sentences.ts';
import { smallest } from '../text/smallest.ts';
import type { SourceLine } from '../text/source-line.ts';
import { isUrlOnly } from '../text/url-only.ts';

export type ListKind = 'watch' | 'takeaways' | 'reading';

/** A section of one-line items, with or without bullets. */
export function readListSection(lines: readonly SourceLine[], kind: ListKind, build: DraftBuilder): void {
  const marked = lines.filter((line) => line.marker === 'bullet' || line.marker === 'number');
  const indents = marked.map((line) => line.indent);
  const outer = indents.length === 0 ? null : smallest(indents, 80);
  for (const line of lines) {
    const last = build.last();
    if (line.marker === 'rule') build.spacing(line);
    else if (last !== null && isUrlOnly(line)) {
      addUrl(last, line.text);
      build.joined(line);
    } else if (last !== null && belongsToLast(line, outer)) {
      addCommentary(last, line.rich);
      build.joined(line);
    } else if (isItem(line, kind, outer)) build.add(readItem(line, kind), line);
    else build.addFree(line);
  }
}

/** An arrow, or anything set further in than the bullets, speaks of the item above. */
function belongsToLast(line: SourceLine, outer: number | null): boolean {
  return line.marker === 'arrow' || (outer !== null && line.marker !== 'heading' && line.indent > outer);
}

function isItem(line: SourceLine, kind: ListKind, outer: number | null): boolean {
  if (line.marker === 'arrow') return false;
  return outer === null ? isPlainItem(line, kind) : line.marker !== 'none';
}

/** In a section without bullets: a takeaway may be any line; a link or a talk must look titled. */
function isPlainItem(line: SourceLine, kind: ListKind): boolean {
  if (kind === 'takeaways' || line.marker === 'heading' || line.url !== null) return true;
  const [title = '', ...note] = splitAtDashes(line.text);
  if (note.length > 0) return countWords(title) <= 16 && splitFirstSentence(title) === null;
  return !isProse(line.text);
}

function readItem(line: SourceLine, kind: ListKind): DraftItem {
  switch (kind) {
    case 'watch':
      return readMedia(line);
    case 'takeaways':
      return readTakeaway(line);
    case 'reading':
      return readLink(line);
    default:
      return assertNever(kind);
  }
}
