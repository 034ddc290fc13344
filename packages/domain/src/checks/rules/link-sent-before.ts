import { atField, nameOfIssue, type Rule } from '../check.ts';
import { itemsOf } from '../items-of.ts';
import { linksOf } from '../links-of.ts';

/** An address that earlier readers got already. Where the issue says "previously in" beside it, that is said. */
export const linkSentBefore: Rule = ({ snapshot, context: { sentBefore } }) => {
  const said = new Set(
    itemsOf(snapshot).flatMap((placed) =>
      placed.kind !== 'reading' && placed.item.previously !== null ? [placed.path] : [],
    ),
  );
  return linksOf(snapshot).flatMap(({ url, path }) => {
    const earlier = said.has(path.split('.').slice(0, 4).join('.')) ? null : sentBefore(url);
    if (earlier === null) return [];
    const message = `${url} was in ${nameOfIssue(earlier)} already.`;
    return [{ code: 'link-sent-before', stops: 'nothing', message, at: atField(path) }] as const;
  });
};
