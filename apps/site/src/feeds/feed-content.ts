import type { FeedContent, FeedItem, IssueSummary, PublicIssue, PublicTopic } from '@masthead/archive';
import { type NewsletterProfile, plainFromRichText, publicPaths } from '@masthead/domain';
import { anchorFor } from '@masthead/templates/snapshot';
import { correctionItems } from '../words/corrections.ts';
import { issueLabel } from '../words/issue-facts.ts';
import { type SiteWords, siteWords } from '../words/site-words.ts';
import { articleHtml, proseHtml } from './feed-html.tsx';
import { type FeedScope, feedPath } from './feed-path.ts';

/** What a feed is made of: whose it is and where it lies. */
export interface FeedFrame {
  readonly siteUrl: string;
  readonly scope: FeedScope;
  readonly newsletter: NewsletterProfile | null;
}

/** Issues in full, and each erratum as an item of its own: programs do not show again what they have shown. */
export function issuesFeed(frame: FeedFrame, issues: readonly PublicIssue[]): FeedContent {
  const { siteUrl, newsletter } = frame;
  const words = siteWords(newsletter?.language ?? 'en');
  return {
    ...headOf(frame, '/'),
    title: newsletter?.name ?? 'Masthead',
    description: newsletter?.description ?? '',
    items: newestFirst([
      ...issues.flatMap((issue) => issueItem(issue, siteUrl, words)),
      ...issues.flatMap((issue) => correctionItems(issue, siteUrl, words)),
    ]),
  };
}

/** What each issue said of what stands under a topic. */
export function topicFeed(frame: FeedFrame, topic: PublicTopic, limit: number): FeedContent {
  const items = topic.entries.flatMap((entry) =>
    entry.mentions.flatMap((mention): FeedItem[] =>
      mention.publicFrom === null
        ? []
        : [
            {
              title: mention.title === '' ? entry.title : mention.title,
              url: `${frame.siteUrl}${publicPaths.issue(mention.issueSlug)}#${anchorFor(entry.slug)}`,
              publishedAt: mention.publicFrom,
              summary: plainFromRichText(mention.commentary),
              content: proseHtml(mention.commentary),
            },
          ],
    ),
  );
  return {
    ...headOf(frame, publicPaths.topic(topic.slug)),
    title: `${topic.name} · ${frame.newsletter?.name ?? 'Masthead'}`,
    description: siteWords(frame.newsletter?.language ?? 'en').entry.about({
      name: frame.newsletter?.name ?? 'Masthead',
      title: topic.name,
    }),
    items: newestFirst(items).slice(0, limit),
  };
}

function headOf({ siteUrl, scope, newsletter }: FeedFrame, page: string) {
  return {
    language: newsletter?.language ?? 'en',
    author: newsletter?.sender.name ?? 'Masthead',
    pageUrl: siteUrl + page,
    urls: {
      rss: siteUrl + feedPath('rss', scope),
      atom: siteUrl + feedPath('atom', scope),
      json: siteUrl + feedPath('json', scope),
    },
  };
}

function issueItem(issue: PublicIssue, siteUrl: string, words: SiteWords): readonly FeedItem[] {
  if (issue.publicFrom === null) return [];
  return [
    {
      title: itemTitle(issue, words),
      url: siteUrl + publicPaths.issue(issue.slug),
      publishedAt: issue.publicFrom,
      summary: plainFromRichText(issue.snapshot.issue.lede),
      content: articleHtml(issue, siteUrl),
    },
  ];
}

function itemTitle(
  { tagline, ...issue }: Pick<IssueSummary, 'tagline' | 'number' | 'kind'>,
  words: SiteWords,
): string {
  return `${issueLabel(issue, words)}: ${tagline}`;
}

function newestFirst(items: readonly FeedItem[]): readonly FeedItem[] {
  return [...items].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
}
