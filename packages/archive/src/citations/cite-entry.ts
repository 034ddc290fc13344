import { parse } from '@citation-js/name';
import type { PublicEntry } from '../read-model.ts';
import type { CslItem, CslName } from './csl-item.ts';
import { oneLine } from './one-line.ts';
import { openReviewAddress } from './open-review-address.ts';

type Citable = Pick<
  PublicEntry,
  | 'kind'
  | 'slug'
  | 'title'
  | 'url'
  | 'byline'
  | 'authors'
  | 'venue'
  | 'year'
  | 'arxivId'
  | 'doi'
  | 'openReviewId'
>;

/** A paper as its authors would have it cited; a story or a talk as the page it is. */
export function citeEntry(entry: Citable): CslItem {
  return entry.kind === 'paper' ? citePaper(entry) : citePage(entry);
}

function citePaper({ slug, title, authors, venue, year, arxivId, doi, openReviewId, url }: Citable): CslItem {
  const inVenue = oneLine(venue ?? '') !== '';
  const isArxiv = arxivId !== null && !inVenue;
  // arXiv registers a DOI for every paper it holds (info.arxiv.org/help/doi.html).
  const anyDoi = doi ?? (arxivId === null ? null : `10.48550/arXiv.${bareArxivId(arxivId)}`);
  const forum = openReviewId ? openReviewAddress(openReviewId) : null;
  const anyUrl = url ?? (arxivId === null ? forum : `https://arxiv.org/abs/${arxivId}`);
  return {
    id: slug,
    type: inVenue ? 'article-journal' : 'article',
    title: oneLine(title),
    ...(authors.length === 0 ? {} : { author: authors.flatMap(nameOf) }),
    ...(inVenue ? { 'container-title': oneLine(venue ?? '') } : {}),
    ...(isArxiv ? { publisher: 'arXiv', number: `arXiv:${oneLine(arxivId)}` } : {}),
    ...(year === null ? {} : { issued: { 'date-parts': [[year]] } }),
    ...(anyDoi === null ? {} : { DOI: oneLine(anyDoi) }),
    ...(anyUrl === null ? {} : { URL: anyUrl }),
  };
}

function citePage({ slug, title, url, byline }: Citable): CslItem {
  const source = oneLine(byline.split(' · ')[0] ?? '');
  return {
    id: slug,
    type: 'webpage',
    title: oneLine(title),
    ...(source === '' ? {} : { 'container-title': source }),
    ...(url === null ? {} : { URL: url }),
  };
}

function bareArxivId(id: string): string {
  return oneLine(id).replace(/v\d+$/, '');
}

/** "José de la Cruz" → given, particle, family; a group or a single name stays as it is. */
function nameOf(written: string): CslName[] {
  const name = oneLine(written);
  if (name === '') return [];
  if (/\b(team|group|lab|labs|et al\.?|collaboration|consortium|institute|university)\b/i.test(name))
    return [{ literal: name }];
  const { family, given, 'non-dropping-particle': particle } = parse(name);
  if (family === undefined || given === undefined) return [{ literal: name }];
  return [{ family, given, ...(particle === undefined ? {} : { 'non-dropping-particle': particle }) }];
}
