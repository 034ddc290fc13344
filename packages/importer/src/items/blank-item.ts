import type { DraftItem, DraftItemKind } from '@masthead/domain';

/** An item that holds nothing but what is given. */
export function blankItem(kind: DraftItemKind, given: Partial<Omit<DraftItem, 'kind'>> = {}): DraftItem {
  return {
    kind,
    title: '',
    byline: '',
    sources: [],
    dateText: null,
    authors: [],
    venue: null,
    ids: { arxiv: null, doi: null, openReview: null },
    url: null,
    commentary: '',
    depth: 0,
    ...given,
  };
}

/** Adds a paragraph to what is said about an item. */
export function addCommentary(item: DraftItem, text: string): void {
  item.commentary = item.commentary === '' ? text : `${item.commentary}\n\n${text}`;
}

/** A line that goes on where the last one broke off. */
export function continueItem(item: DraftItem, text: string): void {
  if (item.commentary !== '') item.commentary += ` ${text}`;
  else if (item.byline !== '') item.byline += ` ${text}`;
  else item.title += ` ${text}`;
}
