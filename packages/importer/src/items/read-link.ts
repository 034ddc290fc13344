import { blankItem, type DraftItem } from '@masthead/domain';
import { readByline } from '../byline/read-byline.ts';
import { countWords, splitAtDashes, splitAtDots } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';

/** "Title — note" or "Title · source — note". A short second part in lower case ("— design notes — …") belongs to the title. */
export function readLink(line: SourceLine): DraftItem {
  const [title, note] = splitTitle(splitAtDashes(line.text));
  const [headline = '', ...parts] = splitAtDots(title);
  if (parts.length === 0 || headline === '')
    return blankItem('link', { title, commentary: note, url: line.url });
  const { sources, dateText, url, ids } = readByline(parts, false);
  return blankItem('link', {
    title: headline,
    byline: parts.join(' · '),
    sources,
    dateText,
    ids,
    url: line.url ?? url,
    commentary: note,
  });
}

/** The parts between dashes → title and note. */
export function splitTitle(parts: readonly string[]): [title: string, note: string] {
  const [first = '', second = '', ...rest] = parts;
  if (rest.length > 0 && /^\p{Ll}/u.test(second) && countWords(second) <= 4) {
    return [`${first} — ${second}`, rest.join(' — ')];
  }
  return [first, parts.slice(1).join(' — ')];
}
