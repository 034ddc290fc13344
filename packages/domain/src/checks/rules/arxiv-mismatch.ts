import type { PaperMention } from '../../snapshot.ts';
import { atField, quoted, type Rule } from '../check.ts';
import { itemsOf } from '../items-of.ts';

/** One paper, one arXiv id: in its entry, in the line under its title, in its address. */
export const arxivMismatch: Rule = ({ snapshot, context: { arxivIdIn } }) =>
  itemsOf(snapshot).flatMap((placed) => {
    if (placed.kind !== 'paper') return [];
    const { item, path } = placed;
    const at = atField(`${path}.entry`);
    if (item.arxivId !== null && arxivIdIn(`arXiv:${item.arxivId}`) === null) {
      const message = `${quoted(item.title)}: “${item.arxivId}” is no arXiv id.`;
      return [{ code: 'arxiv-mismatch', stops: 'nothing', message, at }] as const;
    }
    const ids = [...new Set(idsOf(item, arxivIdIn))];
    if (ids.length < 2) return [];
    const message = `${quoted(item.title)} names different arXiv ids: ${ids.join(', ')}.`;
    return [{ code: 'arxiv-mismatch', stops: 'nothing', message, at }] as const;
  });

function idsOf(
  { arxivId, byline, url }: PaperMention,
  arxivIdIn: (text: string) => string | null,
): readonly string[] {
  const named = [arxivId === null ? '' : `arXiv:${arxivId}`, byline, url ?? ''].map(arxivIdIn);
  return named.filter((id) => id !== null);
}
