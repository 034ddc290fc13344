import type { DraftBuilder } from '../draft-builder.ts';
import { addCommentary, addUrl } from '../items/add-to-item.ts';
import { addByline, isBylineOnly, type MentionKind, readMention } from '../items/read-mention.ts';
import { countWords, isProse, splitAtDashes, splitAtDots } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';
import { isUrlOnly } from '../text/url-only.ts';

/** A section of stories or papers: title lines with a byline, each followed by what we say about it. */
export function readMentionSection(
  lines: readonly SourceLine[],
  expected: MentionKind,
  learned: readonly string[],
  build: DraftBuilder,
): void {
  const dotted = lines.some((line) => splitAtDots(line.text).length > 1);
  for (const [i, line] of lines.entries()) {
    const last = build.last();
    const next = lines[i + 1];
    if (line.marker === 'rule') build.spacing(line);
    else if (line.marker === 'arrow') comment(line, build);
    else if (last !== null && isUrlOnly(line)) {
      addUrl(last, line.text);
      build.joined(line);
    } else if (last !== null && last.byline === '' && last.commentary === '' && isBylineOnly(line)) {
      addByline(last, line);
      build.joined(line);
    } else if (startsItem(line, next, dotted)) build.add(readTitle(line, expected, learned), line);
    else comment(line, build);
  }
}

/** A line that speaks of the item above it; free text when there is none. */
function comment(line: SourceLine, build: DraftBuilder): void {
  const last = build.last();
  const kept = line.marker === 'arrow' || line.marker === 'none' ? line.rich : line.mark + line.rich;
  if (last === null) {
    build.addFree(line);
    return;
  }
  addCommentary(last, kept);
  build.joined(line);
}

function startsItem(line: SourceLine, next: SourceLine | undefined, dotted: boolean): boolean {
  if (line.marker === 'heading' || splitAtDots(line.text).length > 1) return true;
  if (next?.marker === 'arrow' || (next !== undefined && isBylineOnly(next))) return !isProse(line.text);
  if (line.marker === 'bullet' || line.marker === 'number')
    return line.indent === 0 && (!dotted || !isProse(line.text));
  return !isProse(line.text);
}

/** A title line; without dots, "Title — comment" when it is a bullet. */
function readTitle(line: SourceLine, expected: MentionKind, learned: readonly string[]) {
  const item = readMention(line, expected, learned);
  const listed = line.marker === 'bullet' || line.marker === 'number';
  if (item.byline !== '' || item.commentary !== '' || !listed) return item;
  const [title = '', ...note] = splitAtDashes(line.text);
  return note.length > 0 && countWords(title) <= 20 ? { ...item, title, commentary: note.join(' — ') } : item;
}
