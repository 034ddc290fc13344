import { blankItem, type DraftItem, type DraftSection, type IssueDraft } from '@masthead/domain';

/** A back issue of the sample newsletter: a draft as the importer would make it, and when it went out. */
export interface SampleIssue {
  readonly number: number;
  /** `YYYY-MM-DD`; null for the one that is still being written. */
  readonly date: string | null;
  readonly subject: string;
  readonly preheader: string;
  readonly draft: IssueDraft;
}

export function section(kind: DraftSection['kind'], heading: string, items: DraftItem[]): DraftSection {
  return { kind, heading, items };
}

export function takeaway(title: string, commentary: string): DraftItem {
  return blankItem('takeaway', { title, commentary });
}

export function story(
  title: string,
  dateText: string,
  source: string,
  url: string,
  commentary: string,
): DraftItem {
  return blankItem('story', {
    title,
    byline: `${dateText} · ${source}`,
    sources: [source],
    dateText,
    url,
    commentary,
  });
}

export function paper(
  title: string,
  fields: { authors: string[]; venue?: string; arxiv?: string; url?: string; commentary: string },
): DraftItem {
  const { authors, venue = null, arxiv = null, commentary } = fields;
  const byline = [authors.join(', '), venue, arxiv === null ? null : `arXiv ${arxiv}`];
  return blankItem('paper', {
    title,
    authors,
    venue,
    ids: { arxiv, doi: null, openReview: null },
    byline: byline.filter((part) => part !== null && part !== '').join(' · '),
    url: fields.url ?? (arxiv === null ? null : `https://arxiv.org/abs/${arxiv}`),
    commentary,
  });
}

export function media(title: string, byline: string, url: string, commentary: string): DraftItem {
  return blankItem('media', { title, byline, url, commentary });
}

export function link(title: string, url: string, commentary: string): DraftItem {
  return blankItem('link', { title, url, commentary });
}
