import type { RichText } from '../../rich-text.ts';
import { atField, quoted, type Rule } from '../check.ts';
import { itemsOf } from '../items-of.ts';

/** Readers want to go on to what is talked about: by the title, or by a link in the words under it. */
export const itemWithoutLink: Rule = ({ snapshot }) =>
  itemsOf(snapshot).flatMap((placed) => {
    const { item, path } = placed;
    const words = placed.kind === 'reading' ? placed.item.note : placed.item.commentary;
    if (item.title.trim() === '' || item.url !== null || hasLink(words)) return [];
    const message = `${quoted(item.title)} has no link.`;
    return [{ code: 'item-without-link', stops: 'nothing', message, at: atField(`${path}.url`) }] as const;
  });

function hasLink(rich: RichText): boolean {
  return rich.some(({ children }) => children.some(({ href }) => href !== undefined));
}
