import type { Section, Snapshot } from '@masthead/domain';

export interface Headline {
  readonly text: string;
  readonly isPaper: boolean;
}

/** What the home page names of an issue: the big story first, then stories, then papers; six at most. */
export function headlinesOf({ sections }: Snapshot, limit = 6): readonly Headline[] {
  const titles = (kind: 'bigStory' | 'stories' | 'papers') =>
    sections
      .filter((section): section is Extract<Section, { kind: typeof kind }> => section.kind === kind)
      .flatMap(({ items }) => items.map(({ title }) => ({ text: title, isPaper: kind === 'papers' })));
  const papers = titles('papers').slice(0, 2);
  const stories = [...titles('bigStory'), ...titles('stories')].slice(0, limit - papers.length);
  const seen = new Set<string>();
  return [...stories, ...papers].filter(({ text }) => text !== '' && !seen.has(text) && seen.add(text));
}
