import { draftLimits } from '../draft/fit-item.ts';
import { countWords, endsSentence } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';

/** Reads like a heading: marked as one, or a title without sentence end, handle or address. */
export function headingLike(line: SourceLine): boolean {
  if (line.text.length > draftLimits.heading) return false;
  if (line.marker === 'heading') return true;
  if (line.marker === 'bullet' || line.marker === 'arrow' || line.marker === 'rule') return false;
  const { text } = line;
  // A heading may start with a sign or a digit, not in the middle of a sentence.
  if (/^[("“]?\p{Ll}/u.test(text)) return false;
  return (
    !endsSentence(text) &&
    !/[:;,]["”’)]*$/u.test(text) &&
    !hasHandle(text) &&
    !/https?:/.test(text) &&
    countWords(text) >= 1 &&
    countWords(text) <= 20
  );
}

/** Names an account: "@someone". */
export function hasHandle(text: string): boolean {
  return /(?:^|[\s(“"])@\w{2,}/u.test(text);
}

/** A finished line of a list: ends a sentence or says who said it. */
export function isFinished(line: SourceLine): boolean {
  return endsSentence(line.text) || hasHandle(line.text);
}

/**
 * "Lead: what follows": up to fourteen words, a colon, then at least four words that are not just handles.
 * Returns the lead with its colon and the rest; null when the line has none.
 */
export function splitLead(text: string): { lead: string; rest: string } | null {
  for (const match of text.matchAll(/:["”’]?\s+/gu)) {
    const lead = text.slice(0, match.index + match[0].trimEnd().length);
    const rest = text.slice(match.index + match[0].length);
    if (countWords(lead) > 14 || endsSentenceInside(lead)) return null;
    if (!rest.startsWith('@') && countWords(rest) >= 4) return { lead, rest };
  }
  return null;
}

/** What services put at the end of a text that not everybody may read. */
export function isAccessNotice(line: SourceLine | undefined): boolean {
  return (
    line !== undefined &&
    /\b(?:keep reading|subscribe to|free trial|paid subscribers?|upgrade to paid|already a (?:paid )?subscriber|become a (?:paid )?(?:member|subscriber)|continue reading|this post is for)\b/i.test(
      line.text,
    )
  );
}

function endsSentenceInside(lead: string): boolean {
  return /[.!?]["”’)]*\s+\p{Lu}/u.test(lead);
}
