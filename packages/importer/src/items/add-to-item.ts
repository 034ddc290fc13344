import type { DraftItem } from '@masthead/domain';

/** Adds a paragraph to what is said about an item. */
export function addCommentary(item: DraftItem, text: string): void {
  item.commentary = item.commentary === '' ? text : `${item.commentary}\n\n${text}`;
}

/** An address on a line of its own: the item's, if it has none; in any case printed where it stood. */
export function addUrl(item: DraftItem, address: string): void {
  item.url ??= address.replace(/^<|>$/g, '');
  if (item.commentary === '') item.byline = item.byline === '' ? address : `${item.byline} · ${address}`;
  else addCommentary(item, address);
}
