import type { PaperMention } from './snapshot.ts';

/** An id of a paper with the address that stands for it. */
export interface PaperIdLink {
  readonly id: string;
  /** Printed before the id where no byline names it: "arXiv ". */
  readonly label: string;
  readonly href: string;
}

/** The links that are printed for a paper's ids, whatever its byline says: arXiv, DOI, OpenReview. */
export function paperIdLinks({
  arxivId,
  doi,
  openReviewId,
}: Pick<PaperMention, 'arxivId' | 'doi' | 'openReviewId'>): readonly PaperIdLink[] {
  const links = [
    linkOf(arxivId, 'arXiv ', 'https://arxiv.org/abs/'),
    linkOf(doi, 'doi:', 'https://doi.org/'),
    linkOf(openReviewId, 'OpenReview ', 'https://openreview.net/forum?id='),
  ];
  return links.filter((link) => link !== null);
}

function linkOf(id: string | null, label: string, base: string): PaperIdLink | null {
  if (id === null || id === '') return null;
  return { id, label, href: base + encodeURIComponent(id).replaceAll('%2F', '/') };
}
