import { blankItem, type DraftItem } from '@masthead/domain';
import { readByline } from '../byline/read-byline.ts';
import { isPersonName } from '../byline/split-authors.ts';
import { looksLikeDate } from '../dates/looks-like-date.ts';
import { countWords, endsSentence, splitAtDashes, splitAtDots } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';

/**
 * A talk, podcast or video. Seen: "Title — Person (Show, date) — note", "Show — Title (date) — note",
 * "Show — Title (platform)", "Person on something — note", "Show: “Title” — note", "Title · Show · date".
 * `sources` holds the show (or platform), `authors` the people.
 */
export function readMedia(line: SourceLine): DraftItem {
  const dots = splitAtDots(line.text);
  const item =
    dots.length > 1 && splitAtDashes(dots[0] ?? '').length === 1
      ? readDotted(dots)
      : readDashed(splitAtDashes(line.text));
  item.url = line.url ?? item.url;
  return item;
}

function readDotted(dots: readonly string[]): DraftItem {
  const [title = '', ...rest] = dots;
  const [last = '', ...note] = splitAtDashes(rest.at(-1) ?? '');
  const parts = [...rest.slice(0, -1), last];
  const { sources, dateText, authors, url } = readByline(parts, true);
  return blankItem('media', {
    title,
    byline: parts.join(' · '),
    sources,
    dateText,
    authors,
    url,
    commentary: note.join(' — '),
  });
}

function readDashed(parts: readonly string[]): DraftItem {
  const [first = '', second = '', ...rest] = parts;
  if (second === '') return titleOnly(first);
  const { body, inBrackets } = trailingBrackets(second);
  const details = readBrackets(inBrackets);
  if (isPersonName(body)) {
    return blankItem('media', {
      title: first,
      byline: second,
      ...details,
      authors: [body],
      commentary: rest.join(' — '),
    });
  }
  const isNote =
    rest.length === 0 &&
    inBrackets === '' &&
    (countWords(second) > 9 || endsSentence(second) || /^\p{Ll}/u.test(second));
  if (isNote) return { ...titleOnly(first), commentary: second };
  // "Show — Title (…)": the show comes first, so it stays part of what is printed as the title.
  return blankItem('media', {
    title: `${first} — ${body}`,
    byline: inBrackets,
    dateText: details.dateText,
    sources: [first, ...details.sources.filter((source) => !source.startsWith(first))],
    authors: speakers(body),
    commentary: rest.join(' — '),
  });
}

function titleOnly(text: string): DraftItem {
  const { body, inBrackets } = trailingBrackets(text);
  const show = /^(.{2,40}?):\s+["“]/u.exec(body)?.[1];
  const details = readBrackets(inBrackets);
  const sources = show === undefined ? details.sources : [show, ...details.sources];
  return blankItem('media', {
    title: body,
    byline: inBrackets,
    dateText: details.dateText,
    sources,
    authors: speakers(body),
  });
}

/** "(Show, ~May 22)" at the end, apart from what stands before it. */
function trailingBrackets(text: string): { body: string; inBrackets: string } {
  const match = /^(.+?)\s+\(([^()]{1,80})\)$/su.exec(text);
  return match ? { body: match[1] ?? '', inBrackets: match[2] ?? '' } : { body: text, inBrackets: '' };
}

function readBrackets(text: string): { dateText: string | null; sources: string[] } {
  const parts = text
    .split(/\s*(?:,(?!\s*(?:19|20)\d{2})|·|;)\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return {
    dateText: parts.find(looksLikeDate) ?? null,
    sources: parts.filter(
      (part) => !looksLikeDate(part) && !/^\d+\s*(?:min|h|hours?|minutes?)\b/i.test(part),
    ),
  };
}

/** "Ada Lovelace on engines" names who speaks. */
function speakers(title: string): string[] {
  const name =
    /^((?:\p{Lu}[\p{L}.'’-]*\s+){1,2}\p{Lu}[\p{L}.'’-]*)\s+(?:on|about|explains|talks|discusses|presents)\s/u.exec(
      title,
    )?.[1];
  return name !== undefined && isPersonName(name) ? [name] : [];
}
