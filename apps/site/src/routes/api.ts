import type { PublicEntry } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import type { Context, Hono } from 'hono';
import { doors, openApiDocument } from '../api/openapi.ts';
import { makePresenter } from '../api/present.ts';
import { IssuesAsked } from '../api/shapes.ts';
import { sameForAll } from '../http/keep-answers.ts';
import type { SiteContext } from '../http/site-context.ts';
import { isSettled } from '../search/is-settled.ts';
import { askedOf, queryOf } from '../search/search-address.ts';

/** The read API: what pages show, for programs. No key, no state, nothing that is not public. */
export function addApiRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock, search, settings } = site.deps;
  const { siteUrl } = settings;
  const presenter = async () => makePresenter(siteUrl, await archive.newsletters());

  app.get('/api', (c) =>
    send(c, {
      description: `${siteUrl}/api/openapi.json`,
      doors: doors.map(({ path, summary }) => ({ url: siteUrl + path, summary })),
    }),
  );
  app.get('/api/openapi.json', (c) => send(c, openApiDocument(siteUrl)));

  app.get('/api/newsletters', async (c) => {
    const newsletters = await archive.newsletters();
    return send(c, newsletters.map(makePresenter(siteUrl, newsletters).newsletter));
  });

  app.get('/api/issues', async (c) => {
    const { newsletter: slug, limit } = IssuesAsked.parse(c.req.query());
    const newsletters = await archive.newsletters();
    const newsletter = newsletters.find((one) => one.slug === slug);
    if (slug !== undefined && newsletter === undefined) return send(c, []);
    const issues = await archive.latestIssues({
      now: clock(),
      limit,
      ...(newsletter === undefined ? {} : { newsletterId: newsletter.id }),
    });
    return send(c, issues.map(makePresenter(siteUrl, newsletters).summary));
  });

  app.get('/api/issues/:slug', async (c) => {
    const issue = await archive.issueBySlug(c.req.param('slug'), clock());
    // An unlisted issue is for whoever was given the address of its page, not for programs that guess.
    if (issue === null || issue.archiveMode === 'unlisted') return missing(c);
    return send(c, (await presenter()).issue(issue));
  });

  const entry = (kind: PublicEntry['kind']) => async (c: Context) => {
    const found = await archive.entryBySlug(kind, c.req.param('slug') ?? '', clock());
    return found === null ? missing(c) : send(c, (await presenter()).entry(found));
  };
  app.get('/api/stories/:slug', entry('story'));
  app.get('/api/papers/:slug', entry('paper'));
  app.get('/api/watch/:slug', entry('media'));

  app.get('/api/topics', async (c) => {
    const topics = await archive.topics(clock());
    return send(
      c,
      topics.map((topic) => ({ ...topic, url: siteUrl + publicPaths.topic(topic.slug) })),
    );
  });

  app.get('/api/topics/:slug', async (c) => {
    const topic = await archive.topicBySlug(c.req.param('slug'), clock());
    if (topic === null) return missing(c);
    const { slug, name, entries } = topic;
    const present = await presenter();
    return send(c, {
      slug,
      name,
      url: present.at(publicPaths.topic(slug)),
      entries: entries.map(present.entry),
    });
  });

  app.get('/api/authors/:slug', async (c) => {
    const author = await archive.authorBySlug(c.req.param('slug'), clock());
    if (author === null) return missing(c);
    const { slug, name, papers } = author;
    const present = await presenter();
    return send(c, {
      slug,
      name,
      url: present.at(publicPaths.author(slug)),
      papers: papers.map(present.entry),
    });
  });

  app.get('/api/search', async (c) => {
    if (!(await isSettled(search.ready())))
      return fail(c, 503, {
        code: 'starting',
        message: 'The search is still reading. Try again in five seconds.',
      });
    const asked = askedOf(c.req.url);
    const newsletters = await archive.newsletters();
    const newsletterId = newsletters.find(({ slug }) => slug === asked.newsletter)?.id;
    const { total, order, corrected, hits } = await search.search(queryOf(asked, newsletterId), clock());
    return send(c, { total, order, corrected, hits: hits.map(makePresenter(siteUrl, newsletters).hit) });
  });

  app.get('/api/*', missing);
}

function missing(c: Context): Response {
  return fail(c, 404, { code: 'not-found', message: 'Nothing public is at this address.' });
}

function fail(c: Context, status: 404 | 503, error: { code: string; message: string }): Response {
  if (status === 503) c.header('retry-after', '5');
  return c.json(error, status, { ...open, 'cache-control': 'no-cache' });
}

/** Pages of others may read it, too. */
const open = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-robots-tag': 'noindex',
};

function send(c: Context, answer: object): Response {
  return c.json(answer, 200, { ...open, 'cache-control': sameForAll });
}
