import type { PublicEntry, PublicTopic, ReadModel } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import type { Context, Hono } from 'hono';
import type { SiteContext } from '../http/site-context.ts';
import { AboutPage } from '../pages/about-page.tsx';
import { ArchivePage } from '../pages/archive-page.tsx';
import { AuthorPage } from '../pages/author-page.tsx';
import { EntryPage, entryPath } from '../pages/entry-page.tsx';
import { HomePage } from '../pages/home-page.tsx';
import { IssuePage } from '../pages/issue-page.tsx';
import { PrivacyPage } from '../pages/privacy-page.tsx';
import { TopicPage } from '../pages/topic-page.tsx';
import { TopicsPage } from '../pages/topics-page.tsx';
import { newsletterOf } from './frame-of-newsletter.ts';

const recentCount = 6;

/** The pages of the archive: only GET, only what is public now. */
export function addReadingRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock } = site.deps;
  const house = async () => {
    const newsletters = await archive.newsletters();
    return { newsletters, frame: site.frame(newsletters[0] ?? null) };
  };
  const houseOf = async (entries: readonly PublicEntry[]) => {
    const newsletters = await archive.newsletters();
    return { newsletters, frame: site.frame(newsletterOf(entries, newsletters)) };
  };
  const send = (c: Context, page: Parameters<SiteContext['send']>[1]) =>
    site.send(c, page, { audience: 'public' });

  app.get('/', async (c) => {
    const now = clock();
    const [{ newsletters, frame }, issues] = await Promise.all([
      house(),
      archive.latestIssues({ now, limit: recentCount + 1 }),
    ]);
    const [newest, ...recent] = issues;
    const latest = newest === undefined ? null : await archive.issueBySlug(newest.slug, now);
    return send(
      c,
      <HomePage
        frame={latest === null ? frame : site.frame(latest.snapshot.newsletter)}
        newsletters={newsletters}
        latest={latest}
        recent={recent}
      />,
    );
  });

  app.get('/archive', async (c) => {
    const now = clock();
    const { newsletter: newsletterSlug, topic: topicSlug } = c.req.query();
    const { newsletters, frame } = await house();
    const newsletter = newsletters.find(({ slug }) => slug === newsletterSlug);
    const [years, topics, topic] = await Promise.all([
      archive.archive(now, newsletter?.id),
      archive.topics(now),
      topicSlug ? archive.topicBySlug(topicSlug, now) : null,
    ]);
    return send(
      c,
      <ArchivePage
        frame={newsletter === undefined ? frame : site.frame(newsletter)}
        years={topicSlug ? onlyWith(years, topic) : years}
        newsletters={newsletters}
        topics={topics}
        chosen={{ newsletter: newsletter?.slug, topic: topicSlug || undefined }}
      />,
    );
  });

  app.get('/issues/:slug', async (c) => {
    const now = clock();
    const issue = await archive.issueBySlug(c.req.param('slug'), now);
    if (issue === null) return c.notFound();
    const [{ newsletters }, neighbours, recurring] = await Promise.all([
      house(),
      archive.neighbours(issue, now),
      archive.recurringCorrections(issue, now),
    ]);
    return send(
      c,
      <IssuePage
        frame={site.frame(issue.snapshot.newsletter)}
        issue={issue}
        recurring={recurring}
        neighbours={neighbours}
        newsletters={newsletters}
      />,
    );
  });

  const entry = (kind: PublicEntry['kind']) => async (c: Context) => {
    const found = await archive.entryBySlug(kind, c.req.param('slug') ?? '', clock());
    if (found === null) return c.notFound();
    // Two entries became one: the old address leads to it for good.
    if (found.slug !== c.req.param('slug')) return c.redirect(entryPath(found), 301);
    const { newsletters, frame } = await houseOf([found]);
    return send(c, <EntryPage frame={frame} newsletters={newsletters} entry={found} />);
  };
  app.get('/stories/:slug', entry('story'));
  app.get('/papers/:slug', entry('paper'));
  app.get('/watch/:slug', entry('media'));

  app.get('/authors/:slug', async (c) => {
    const author = await archive.authorBySlug(c.req.param('slug'), clock());
    if (author === null) return c.notFound();
    const { frame } = await houseOf(author.papers);
    return send(c, <AuthorPage frame={frame} author={author} />);
  });

  app.get('/topics', async (c) => {
    const [{ frame }, topics] = await Promise.all([house(), archive.topics(clock())]);
    return send(c, <TopicsPage frame={frame} topics={topics} />);
  });

  app.get('/about', async (c) => send(c, <AboutPage {...(await house())} />));
  app.get('/privacy', async (c) => send(c, <PrivacyPage {...(await house())} />));

  app.get('/topics/:slug', async (c) => {
    const topic = await archive.topicBySlug(c.req.param('slug'), clock());
    if (topic === null) return c.notFound();
    if (topic.slug !== c.req.param('slug')) return c.redirect(publicPaths.topic(topic.slug), 301);
    const { frame } = await houseOf(topic.entries);
    return send(c, <TopicPage frame={frame} topic={topic} />);
  });
}

type Years = Awaited<ReturnType<ReadModel['archive']>>;

/** The issues that said something of a topic; years without any are left out. */
function onlyWith(years: Years, topic: PublicTopic | null): Years {
  const issueIds = new Set(topic?.entries.flatMap(({ mentions }) => mentions.map(({ issueId }) => issueId)));
  return years
    .map(({ year, issues }) => ({ year, issues: issues.filter(({ id }) => issueIds.has(id)) }))
    .filter(({ issues }) => issues.length > 0);
}
