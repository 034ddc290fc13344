import { type IssueSummary, rssFeed } from '@masthead/archive';
import { plainFromRichText, publicPaths } from '@masthead/domain';
import type { Hono } from 'hono';
import { sameForAll } from '../http/keep-answers.ts';
import type { SiteContext } from '../http/site-context.ts';
import { correctionItems } from '../words/corrections.ts';
import { issueLabel } from '../words/issue-facts.ts';
import { type SiteWords, siteWords } from '../words/site-words.ts';

const feedLength = 20;

/** What programs read: the feed and robots.txt. */
export function addMachineRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock, settings } = site.deps;

  app.get('/feed.xml', async (c) => {
    const now = clock();
    const [newsletters, issues] = await Promise.all([
      archive.newsletters(),
      archive.latestIssues({ now, limit: feedLength }),
    ]);
    const [newsletter] = newsletters;
    const words = siteWords(newsletter?.language ?? 'en');
    const items = await Promise.all(issues.map((issue) => feedItem(issue, now, words)));
    const xml = rssFeed({
      title: newsletter?.name ?? 'Masthead',
      description: newsletter?.description ?? '',
      language: newsletter?.language ?? 'en',
      siteUrl: `${settings.siteUrl}/`,
      feedUrl: `${settings.siteUrl}/feed.xml`,
      items: [
        ...items.filter((item) => item !== null),
        ...issues.flatMap((issue) => correctionItems(issue, settings.siteUrl, words)),
      ].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()),
    });
    return c.body(xml, 200, {
      'content-type': 'application/rss+xml; charset=utf-8',
      'cache-control': sameForAll,
    });
  });

  app.get('/robots.txt', (c) =>
    c.text(
      'User-agent: *\nDisallow: /preview/\nDisallow: /u/\nDisallow: /p/\nDisallow: /confirm/\nDisallow: /move/\nDisallow: /embed/\n',
      200,
      {
        'cache-control': 'public, max-age=3600',
      },
    ),
  );

  async function feedItem(
    { slug, publicFrom, tagline, number, kind }: IssueSummary,
    now: Date,
    words: SiteWords,
  ) {
    const issue = await archive.issueBySlug(slug, now);
    if (issue === null || publicFrom === null) return null;
    return {
      title: `${issueLabel({ number, kind }, words)}: ${tagline}`,
      url: settings.siteUrl + publicPaths.issue(slug),
      publishedAt: publicFrom,
      summary: plainFromRichText(issue.snapshot.issue.lede),
    };
  }
}
