import { countWords, isProse, splitAtDashes, splitAtDots } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';
import type { Part } from './part-by-headings.ts';

/**
 * Takes the closing off the last section: running text after its last item. In a list, any line without a mark
 * after the last bullet; elsewhere, sentences after a comment. A section of running text keeps all of it.
 */
export function splitClosing(part: Part): { body: readonly SourceLine[]; closing: readonly SourceLine[] } {
  const all = { body: part.lines, closing: [] };
  const parting = part.lines.findIndex((line) => line.marker === 'none' && isFarewell(line.text));
  if (parting > 0 || (parting === 0 && part.heading?.marker === 'rule')) {
    return { body: part.lines.slice(0, parting), closing: part.lines.slice(parting) };
  }
  const keepsText =
    part.kind === 'text' || part.kind === 'callout' || part.kind === 'sponsor' || part.kind === 'outline';
  if (keepsText && part.heading !== null && part.heading.marker !== 'rule') return all;
  let from = part.lines.length;
  while (from > 0 && isClosingLine(part.lines[from - 1])) from -= 1;
  const before = part.lines[from - 1];
  const listed = part.lines.some((line) => line.marker === 'bullet' || line.marker === 'number');
  const completes = before === undefined || before.marker === 'arrow' || (listed && before.marker !== 'none');
  if (!completes || from === part.lines.length) return all;
  const closing = part.lines.slice(from);
  // Without a mark before it, only sentences are a closing: "Title — note" would be an item.
  if (!listed && !closing.every((line) => isProse(line.text) && !isTitled(line.text))) return all;
  return { body: part.lines.slice(0, from), closing };
}

function isClosingLine(line: SourceLine | undefined): boolean {
  return (
    line !== undefined && line.marker === 'none' && line.indent === 0 && splitAtDots(line.text).length === 1
  );
}

/** How letters end. */
function isFarewell(text: string): boolean {
  return (
    text.length <= 120 &&
    /^(?:thanks? (?:you )?for (?:reading|being here|subscribing)|that['’]?s (?:all|it)\b|until (?:next|then)|see you (?:next|in|on|soon|then)|(?:happy|good) reading|have a (?:good|great|nice)|(?:cheers|yours|best|warmly|regards|sincerely|over and out),?$)/i.test(
      text,
    )
  );
}

function isTitled(text: string): boolean {
  const [title = '', ...note] = splitAtDashes(text);
  return note.length > 0 && countWords(title) <= 8;
}
