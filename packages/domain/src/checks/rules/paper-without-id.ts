import { atField, quoted, type Rule } from '../check.ts';
import { itemsOf } from '../items-of.ts';

/** A paper is found again by its arXiv id, DOI or OpenReview id. */
export const paperWithoutId: Rule = ({ snapshot }) =>
  itemsOf(snapshot).flatMap((placed) => {
    if (placed.kind !== 'paper') return [];
    const { arxivId, doi, openReviewId, title } = placed.item;
    if (arxivId !== null || doi !== null || openReviewId !== null || title.trim() === '') return [];
    const message = `${quoted(title)} has no arXiv id, DOI or OpenReview id.`;
    const at = atField(`${placed.path}.entry`);
    return [{ code: 'paper-without-id', stops: 'nothing', message, at }] as const;
  });
