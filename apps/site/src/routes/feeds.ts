import { type FeedContent, type PublicIssue, writeFeed } from '@masthead/archive';
import type { Context, Hono } from 'hono';
import { issuesFeed, topicFeed } from '../feeds/feed-content.ts';
import { type FeedFormat, feedFormats, feedPath, feedTypes } from '../feeds/feed-path.ts';
import { sameForAll } from '../http/keep-answers.ts';
import type { SiteContext } from '../http/site-context.ts';

/** Half a year of a weekly. In full they are a few hundred kilobytes, packed a fifth of it. */
const issuesInFeed = 25;
const itemsInTopicFeed = 60;

/** RSS, Atom and JSON Feed: of everything, of one newsletter, of one topic. */
export function addFeedRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock, settings } = site.deps;

  for (const format of feedFormats) {
    app.get(feedPath(format), async (c) => {
      const [newsletter] = await archive.newsletters();
      const issues = await newest(clock());
      const frame = { siteUrl: settings.siteUrl, scope: {}, newsletter: newsletter ?? null };
      return send(c, format, issuesFeed(frame, issues));
    });

    app.get(feedPath(format, { newsletter: ':slug' }), async (c) => {
      const slug = c.req.param('slug') ?? '';
      const newsletter = (await archive.newsletters()).find((one) => one.slug === slug);
      if (newsletter === undefined) return c.notFound();
      const issues = await newest(clock(), newsletter.id);
      const frame = { siteUrl: settings.siteUrl, scope: { newsletter: slug }, newsletter };
      return send(c, format, issuesFeed(frame, issues));
    });

    app.get(feedPath(format, { topic: ':slug' }), async (c) => {
      const slug = c.req.param('slug') ?? '';
      const topic = await archive.topicBySlug(slug, clock());
      if (topic === null) return c.notFound();
      const [newsletter] = await archive.newsletters();
      const frame = { siteUrl: settings.siteUrl, scope: { topic: slug }, newsletter: newsletter ?? null };
      return send(c, format, topicFeed(frame, topic, itemsInTopicFeed));
    });
  }

  async function newest(now: Date, newsletterId?: string): Promise<readonly PublicIssue[]> {
    const listed = await archive.latestIssues({
      now,
      limit: issuesInFeed,
      ...(newsletterId === undefined ? {} : { newsletterId }),
    });
    const issues = await Promise.all(listed.map(({ slug }) => archive.issueBySlug(slug, now)));
    return issues.filter((issue) => issue !== null);
  }
}

function send(c: Context, format: FeedFormat, content: FeedContent): Response {
  return c.body(writeFeed(format, content), 200, {
    'content-type': `${feedTypes[format]}; charset=utf-8`,
    'cache-control': sameForAll,
  });
}
