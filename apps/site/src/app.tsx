import { Hono } from 'hono';
import type { SiteDeps } from './deps.ts';
import { keepAnswers } from './http/keep-answers.ts';
import { keepFacts } from './http/keep-facts.ts';
import { securityHeaders } from './http/security-headers.ts';
import { makeSiteContext } from './http/site-context.ts';
import { countRequests, nameRequests, traceRequests } from './http/watch-requests.ts';
import { NotFoundPage, TroublePage } from './pages/error-pages.tsx';
import { addApiRoutes } from './routes/api.ts';
import { addAssetRoutes } from './routes/assets.ts';
import { addCitationRoutes } from './routes/citations.ts';
import { addConfirmRoutes } from './routes/confirm.tsx';
import { addEmbedRoutes } from './routes/embed.tsx';
import { addFeedRoutes } from './routes/feeds.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addMachineRoutes } from './routes/machines.ts';
import { addMediaRoutes } from './routes/media.ts';
import { addMoveRoutes } from './routes/move.tsx';
import { addPreferencesRoutes } from './routes/preferences.tsx';
import { addPreviewRoutes } from './routes/preview.tsx';
import { addReadingRoutes } from './routes/reading.tsx';
import { addSearchRoutes } from './routes/search.tsx';
import { addShareRoutes } from './routes/share.ts';
import { addSignupRoutes } from './routes/signup.tsx';
import { addSubscribersIssueRoutes } from './routes/subscribers-issue.tsx';
import { addUnsubscribeRoutes } from './routes/unsubscribe.tsx';
import { addWebhookRoute } from './routes/webhook.ts';

/** The public edge: every page a stranger can ask for. Keeps drawn pages and what they share, and no other state, and asks no clock but the one it is given. */
export function makeApp(given: SiteDeps): Hono {
  const app = new Hono();
  const deps = { ...given, archive: keepFacts(given.archive, given.freshness) };
  const site = makeSiteContext(deps);
  if (deps.metrics !== null) app.use('*', countRequests(deps.metrics.answered));
  if (deps.tracing !== null) app.use('*', traceRequests(deps.tracing));
  // Before what is for browsers: here asks a machine, thousands of times a second, and gets no page.
  addWebhookRoute(app, site);
  app.use('*', nameRequests());
  app.use('*', keepAnswers(deps.freshness, site.formStamp));
  app.use('*', securityHeaders(deps.settings));
  addAssetRoutes(app, site);
  addMediaRoutes(app, site);
  addShareRoutes(app, site);
  addSubscribersIssueRoutes(app, site);
  addCitationRoutes(app, site);
  addReadingRoutes(app, site);
  addSearchRoutes(app, site);
  addSignupRoutes(app, site);
  addEmbedRoutes(app, site);
  addMoveRoutes(app, site);
  addConfirmRoutes(app, site);
  addUnsubscribeRoutes(app, site);
  addPreferencesRoutes(app, site);
  addPreviewRoutes(app, site);
  addApiRoutes(app, site);
  addFeedRoutes(app, site);
  addMachineRoutes(app, site);
  addHealthRoutes(app, site);

  app.notFound(async (c) => {
    const { archive, clock } = deps;
    // A page that says "not found" must not fail because the database does.
    const [newsletters, recent] = await Promise.all([
      archive.newsletters().catch(() => []),
      archive.latestIssues({ now: clock(), limit: 3 }).catch(() => []),
    ]);
    return site.send(
      c,
      <NotFoundPage
        frame={site.frame(newsletters[0] ?? null)}
        recent={recent}
        guess={wordsOfAddress(c.req.path)}
      />,
      {
        audience: 'public',
        status: 404,
      },
    );
  });

  app.onError((error, c) => {
    // The route, never the path: paths hold tokens.
    deps.log.error({ err: error, method: c.req.method, route: c.req.routePath }, 'a request failed');
    return site.send(c, <TroublePage frame={site.lastFrame()} />, { audience: 'private', status: 500 });
  });
  return app;
}

/** Only of our reading pages, which are named in words: other addresses hold tokens, which are not to be repeated. */
function wordsOfAddress(path: string): string {
  const [, slug] = /^\/(?:issues|stories|papers|topics|watch|authors)\/([a-z0-9-]{1,120})$/.exec(path) ?? [];
  return slug?.replaceAll('-', ' ') ?? '';
}
