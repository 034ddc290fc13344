import type { Hono } from 'hono';
import type { SiteContext } from '../http/site-context.ts';
import { NoticePage } from '../pages/notice-page.tsx';
import { SearchPage } from '../pages/search-page.tsx';
import { isSettled } from '../search/is-settled.ts';
import { askedOf, asksAnything, queryOf } from '../search/search-address.ts';

/** One door for the form, for as-you-type (the same page, its results taken out) and for links to a search. */
export function addSearchRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock, search } = site.deps;

  app.get('/search', async (c) => {
    const now = clock();
    const asked = askedOf(c.req.url);
    const [newsletters, topics, years] = await Promise.all([
      archive.newsletters(),
      archive.topics(now),
      archive.years(now),
    ]);
    const newsletter = newsletters.find(({ slug }) => slug === asked.newsletter);
    const frame = site.frame(newsletter ?? newsletters[0] ?? null);
    if (!asksAnything(asked))
      return site.send(c, <SearchPage {...{ frame, asked, topics, years }} answer={null} />, {
        audience: 'public',
      });
    if (!(await isSettled(search.ready()))) {
      c.header('retry-after', '5');
      return site.send(c, <StartingPage frame={frame} />, { audience: 'private', status: 503 });
    }
    const answer = await search.search(queryOf(asked, newsletter?.id), now);
    return site.send(c, <SearchPage {...{ frame, asked, topics, years, answer }} />, { audience: 'public' });
  });
}

function StartingPage({ frame }: { readonly frame: ReturnType<SiteContext['frame']> }) {
  return (
    <NoticePage frame={frame} title={frame.words.search.starting}>
      <p>{frame.words.search.startingText}</p>
    </NoticePage>
  );
}
