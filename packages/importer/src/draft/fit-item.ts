import type { DraftItem } from '@masthead/domain';

/** What the desk's fields hold. A real issue stays far below; what a paste of noise exceeds flows on, unlost. */
export const draftLimits = { tagline: 1000, heading: 200, title: 500, byline: 2000, url: 2000 } as const;

/** Moves what does not fit into title or byline to the part printed after it. Outlines and free text have no limit. */
export function fitItem(item: DraftItem): DraftItem {
  if (item.kind === 'heading' || item.kind === 'listItem' || item.kind === 'text') return item;
  if (item.title.length <= draftLimits.title && item.byline.length <= draftLimits.byline) return item;
  const [title, afterTitle] = cut(item.title, draftLimits.title);
  const [byline, afterByline] = cut(joined(' · ', afterTitle, item.byline), draftLimits.byline);
  return { ...item, title, byline, commentary: joined('\n\n', afterByline, item.commentary) };
}

/** Cuts between words where there is one to cut between. */
function cut(text: string, length: number): [kept: string, rest: string] {
  if (text.length <= length) return [text, ''];
  const space = text.lastIndexOf(' ', length);
  const at = space > length / 2 ? space : length;
  return [text.slice(0, at).trim(), text.slice(at).trim()];
}

function joined(between: string, ...parts: string[]): string {
  return parts.filter((part) => part !== '').join(between);
}
