import { looksLikeDate } from '../dates/looks-like-date.ts';
import { findArxivId } from '../ids/arxiv-id.ts';
import { findDoi } from '../ids/doi.ts';
import { findOpenReviewId } from '../ids/openreview-id.ts';
import { isOutlet } from './outlets.ts';
import { isAuthorList, splitAuthors } from './split-authors.ts';

/** What the parts under a headline say, told apart. Nothing here is printed: the byline itself is, as typed. */
export interface Byline {
  sources: string[];
  dateText: string | null;
  authors: string[];
  venue: string | null;
  ids: { arxiv: string | null; doi: string | null; openReview: string | null };
  url: string | null;
  /** How many parts were told to be a date, an id, authors or a venue: sure signs of a byline. */
  sure: number;
}

export function emptyByline(): Byline {
  return {
    sources: [],
    dateText: null,
    authors: [],
    venue: null,
    ids: { arxiv: null, doi: null, openReview: null },
    url: null,
    sure: 0,
  };
}

/** Reads parts in any order: date, ids, address, venue, authors ("A, B, 2026"), sources. `scholarly` prefers authors and venues to sources. */
export function readByline(parts: readonly string[], scholarly: boolean): Byline {
  const byline = emptyByline();
  for (const part of parts.flatMap(partAtDate))
    readPart(byline, part.replace(/^\((.*)\)$/s, '$1').trim(), scholarly);
  return byline;
}

/** "Harbor Blog, June 2" is a source and a date; "Okoro, 2026" stays together, it is a citation. */
function partAtDate(part: string): string[] {
  const match = /^([^,]{2,80}),\s+(.{3,40})$/u.exec(part);
  const [source = '', date = ''] = match?.slice(1) ?? [];
  const parts = looksLikeDate(date) && !/^\d{4}$/.test(date) && !looksLikeDate(part);
  return parts ? [source, date] : [part];
}

function readPart(byline: Byline, part: string, scholarly: boolean): void {
  // No name, date or id is that long; what is stays in the printed byline.
  if (part.length > 300) return;
  if (readIds(byline, part)) return;
  if (looksLikeDate(part) && byline.dateText === null) {
    byline.dateText = part;
    byline.sure += 1;
    return;
  }
  const dated = /^(.+?)(,?)\s+\(?((?:19|20)\d{2})\)?$/u.exec(part);
  if (scholarly && dated && (dated[2] === ',' || isAuthorList(dated[1] ?? '')) && !venueName.test(part)) {
    byline.authors.push(...splitAuthors(dated[1] ?? ''));
    byline.dateText ??= dated[3] ?? null;
    byline.sure += 1;
    return;
  }
  if (venueName.test(part)) {
    byline.venue ??= part;
    byline.sure += 1;
  } else if (scholarly && !isOutlet(part) && isAuthorList(part.replace(/^by\s+/i, ''))) {
    byline.authors.push(...splitAuthors(part.replace(/^by\s+/i, '')));
    byline.sure += 1;
  } else if (part !== '') {
    byline.sources.push(part.replace(/^(?:via|from|source:|by)\s+/i, ''));
  }
}

/** Ids and addresses; true when the part holds nothing else worth keeping. */
function readIds(byline: Byline, part: string): boolean {
  const arxiv = findArxivId(part);
  const doi = arxiv ? null : findDoi(part);
  const openReview = findOpenReviewId(part);
  const address = /https?:\/\/\S+/i.exec(part)?.[0] ?? null;
  byline.ids.arxiv ??= arxiv?.id ?? null;
  byline.ids.doi ??= doi;
  byline.ids.openReview ??= openReview;
  byline.url ??= address;
  const isId = arxiv !== null || doi !== null || openReview !== null;
  if (isId) byline.sure += 1;
  return isId || address !== null;
}

/** "NeurIPS 2026", "CVPR '26", "Proceedings of …", "Workshop on …", "5th Conference on …". */
const venueName =
  /^(?:(?:[A-Z][\w/&-]*\s+){0,3}[A-Za-z]*[A-Z]{2}[\w/&-]*\s+(?:'|’)?(?:(?:19|20)\d{2}|\d{2})(?:\s+(?:\(?(?:oral|spotlight|poster|workshop|findings|main)\)?|[A-Z]\w+ (?:Track|Workshop)))?|(?:NeurIPS|ICML|ICLR|CVPR|ICCV|ECCV|ACL|EMNLP|NAACL|AAAI|IJCAI|AISTATS|UAI|COLT|KDD|SIGIR|MLSys|TMLR|JMLR|TPAMI|CoRL|ICRA|RSS|COLM|Interspeech|ICASSP)\b.{0,40}|Proceedings .*|.*\b(?:Conference|Workshop|Symposium|Transactions)\b.*)$/;
