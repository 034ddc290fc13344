import type { FeedItem, IssueSummary, PublicIssue, RecurringCorrection } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import type { IssueCorrection } from '@masthead/templates';
import { issueLabel } from './issue-facts.ts';
import type { SiteWords } from './site-words.ts';

/** The errata that stand on an issue's page: its own, and others' on what it mentions that its mail did not print yet. */
export function correctionsOn(
  issue: PublicIssue,
  recurring: readonly RecurringCorrection[],
): readonly IssueCorrection[] {
  const printed = new Set(
    issue.snapshot.sections.flatMap((section) =>
      'items' in section
        ? section.items.flatMap((item) =>
            'previously' in item ? (item.previously?.corrections ?? []).map(({ id }) => id) : [],
          )
        : [],
    ),
  );
  return [
    ...(issue.corrections ?? []).map((correction) => ({ ...correction, of: null })),
    ...recurring
      .filter(({ id }) => !printed.has(id))
      .map((correction) => ({ ...correction, of: { number: correction.issueNumber } })),
  ];
}

/** Each erratum is an item of its own in a feed: programs do not show again what they have shown. */
export function correctionItems(
  { corrections = [], kind, number, slug, tagline }: IssueSummary,
  siteUrl: string,
  words: SiteWords,
): readonly FeedItem[] {
  return corrections.map(({ about, id, publishedAt, text }) => ({
    title: words.entry.correctionTo({
      issue: issueLabel({ number, kind }, words),
      title: about?.title ?? tagline,
    }),
    url: `${siteUrl}${publicPaths.issue(slug)}#correction-${id}`,
    publishedAt: new Date(publishedAt),
    summary: text,
  }));
}
