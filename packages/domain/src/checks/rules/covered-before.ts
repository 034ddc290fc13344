import { atField, nameOfIssue, quoted, type Rule } from '../check.ts';
import { itemsOf } from '../items-of.ts';

/** Covered by an earlier issue, and this one does not say so: the item is tied to no entry, or to another. */
export const coveredBefore: Rule = ({ snapshot, context }) =>
  itemsOf(snapshot).flatMap((placed) => {
    if (placed.kind !== 'reading' && placed.item.previously !== null) return [];
    const { title, url } = placed.item;
    const earlier = context.coveredBefore({ title, url });
    if (earlier === null) return [];
    const path = placed.kind === 'reading' ? `${placed.path}.title` : `${placed.path}.entry`;
    const message = `${quoted(title)} was covered in ${nameOfIssue(earlier)}, and the issue does not say so.`;
    return [{ code: 'covered-before', stops: 'nothing', message, at: atField(path) }] as const;
  });
