import { publicPaths } from '@masthead/domain';
import type { Context, Hono } from 'hono';
import type { SiteContext } from '../http/site-context.ts';
import { ArchivePage } from '../pages/archive-page.tsx';
import { EntryPage } from '../pages/entry-page.tsx';
import { HomePage } from '../pages/home-page.tsx';
import { IssuePage } from '../pages/issue-page.tsx';
import { TopicPage } from '../pages/topic-page.tsx';

const recentCount = 6;

/** The pages of the archive: only GET, only what is public now. */
export function addReadingRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock } = site.deps;
  const house = async () => {
    const newsletters = await archive.newsletters();
    return { newsletters, frame: site.frame(newsletters[0] ?? null) };
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
    const [{ frame }, years] = await Promise.all([house(), archive.archive(clock())]);
    return send(c, <ArchivePage frame={frame} years={years} />);
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

  const entry = (kind: 'story' | 'paper') => async (c: Context) => {
    const found = await archive.entryBySlug(kind, c.req.param('slug') ?? '', clock());
    if (found === null) return c.notFound();
    // Two entries became one: the old address leads to it for good.
    if (found.slug !== c.req.param('slug'))
      return c.redirect(`/${kind === 'story' ? 'stories' : 'papers'}/${found.slug}`, 301);
    const { newsletters, frame } = await house();
    return send(c, <EntryPage frame={frame} newsletters={newsletters} entry={found} />);
  };
  app.get('/stories/:slug', entry('story'));
  app.get('/papers/:slug', entry('paper'));

  app.get('/topics/:slug', async (c) => {
    const topic = await archive.topicBySlug(c.req.param('slug'), clock());
    if (topic === null) return c.notFound();
    if (topic.slug !== c.req.param('slug')) return c.redirect(publicPaths.topic(topic.slug), 301);
    const { frame } = await house();
    return send(c, <TopicPage frame={frame} topic={topic} />);
  });
}
