import type { DraftItem } from '@masthead/domain';
import { type LineLink, markdownLink } from '../text/inline-marks.ts';

/**
 * Puts the links of a line back to their words once the line was read: in running text as `[label](address)`, in a
 * title or byline, which hold plain words, as "label (address)". The item's own address needs no second place.
 */
export function attachLinks(item: DraftItem, links: readonly LineLink[]): void {
  for (const link of links) {
    const { address, label } = link;
    if (address === item.url && item.kind !== 'takeaway') continue;
    if ([item.title, item.byline, item.commentary].some((text) => text.includes(address))) continue;
    const inOutline = item.kind === 'heading' || item.kind === 'listItem';
    const commentary = replaceWords(item.commentary, label, markdownLink(link));
    const title = inOutline
      ? replaceWords(item.title, label, markdownLink(link))
      : replaceWords(item.title, label, `${label} (${address})`);
    const byline = replaceWords(item.byline, label, `${label} (${address})`);
    if (commentary !== null) item.commentary = commentary;
    else if (byline !== null) item.byline = byline;
    else if (title !== null && (inOutline || item.kind !== 'takeaway')) item.title = title;
    // A claim is words alone; what it leads to stands at the end of its detail.
    else item.commentary = joined(item.commentary, markdownLink({ label: address, address }));
  }
}

/** `words` where they stand by themselves and in no link yet → `by`; null when they stand nowhere. */
function replaceWords(text: string, words: string, by: string): string | null {
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + words.length);
    const inWord = /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(words);
    const goesOn = /[\p{L}\p{N}]$/u.test(words) && /^[\p{L}\p{N}]/u.test(after);
    const inLink = /\[[^\]]*$/.test(before) && /^[^[]*\]\(/.test(after);
    const inAddress = /\]\([^)\s]*$/.test(before);
    if (!inWord && !goesOn && !inLink && !inAddress) return before + by + after;
  }
  return null;
}

function joined(text: string, more: string): string {
  return text === '' ? more : `${text} ${more}`;
}
