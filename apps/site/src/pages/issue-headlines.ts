import { plainFromInline } from '@masthead/domain';
import type { Printable } from '@masthead/templates';

export interface Headline {
  readonly text: string;
  /** Where it stands on the issue's page. */
  readonly href: string;
  readonly isPaper: boolean;
}

/** What the home page names of an issue: stories first, the big one on top, then two papers; six at most. */
export function headlinesOf(issue: Printable, limit = 6): readonly Headline[] {
  const all = issue.sections.flatMap(({ body }) => {
    if (body.kind !== 'items' || body.shape === 'media' || body.shape === 'reading') return [];
    const { shape } = body;
    return body.items.map((item) => ({
      rank: ['bigStory', 'story', 'paper'].indexOf(shape),
      isPaper: shape === 'paper',
      text: plainFromInline(item.title),
      href: `${issue.issueHref}#${item.anchor}`,
    }));
  });
  const named = all.filter(({ text }) => text !== '').sort((a, b) => a.rank - b.rank);
  const papers = named.filter(({ isPaper }) => isPaper).slice(0, 2);
  const stories = named.filter(({ isPaper }) => !isPaper).slice(0, limit - papers.length);
  return [...stories, ...papers].map(({ text, href, isPaper }) => ({ text, href, isPaper }));
}
