import { type EntryFacts, findArxivId, findDoi, findOpenReviewId, unwrapRedirect } from '@masthead/importer';
import { type EntryCollection, kindOf } from './entry-shape.ts';

/** What somebody typed or pasted to name an entry: an id, an address, or a title. */
export interface Typed extends EntryFacts {
  readonly by: 'arXiv id' | 'DOI' | 'OpenReview id' | 'address' | 'title';
}

/** Reads "2605.13784v2", "hep-th/9901001", "doi:10.1000/xyz", an OpenReview or any other address, else a title. */
export function readTyped(collection: EntryCollection, text: string): Typed {
  const typed = text.replace(/\s+/g, ' ').trim();
  const address = /^<?(https?:\/\/[^\s<>]+)>?$/i.exec(typed)?.[1];
  const url = address === undefined ? null : unwrapRedirect(address);
  const nothing = { kind: kindOf[collection], title: '', url, sources: [], dateText: null };
  const none = { arxiv: null, doi: null, openReview: null };
  if (collection === 'papers') {
    const arxiv = findArxivId(url ?? typed, { bare: true })?.id ?? null;
    if (arxiv !== null && isIdAlone(typed, url))
      return { ...nothing, ids: { ...none, arxiv }, by: 'arXiv id' };
    const doi = findDoi(url ?? typed);
    if (doi !== null && isIdAlone(typed, url)) return { ...nothing, ids: { ...none, doi }, by: 'DOI' };
    const openReview = findOpenReviewId(url ?? typed);
    if (openReview !== null && isIdAlone(typed, url))
      return { ...nothing, ids: { ...none, openReview }, by: 'OpenReview id' };
  }
  if (url !== null) return { ...nothing, ids: none, by: 'address' };
  return { ...nothing, title: typed, ids: none, by: 'title' };
}

/** "arXiv:2605.13784" is an id; "A reply to arXiv:2605.13784" is a title. */
function isIdAlone(typed: string, url: string | null): boolean {
  return url !== null || typed.split(' ').length <= 2;
}
