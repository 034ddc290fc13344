import type { Hono } from 'hono';
import { SiteStops } from '../deps.ts';
import type { SiteContext } from '../http/site-context.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve, which takes the database and nothing else. */
export function addHealthRoutes(app: Hono, site: SiteContext): void {
  app.get('/healthz', (c) => c.json({ ok: true }, 200, { 'cache-control': 'no-store' }));
  app.get('/readyz', async (c) => {
    try {
      await site.deps.ready();
      return c.json({ ok: true, missing: [] }, 200, { 'cache-control': 'no-store' });
    } catch (error) {
      const missing = error instanceof SiteStops ? [] : ['mongodb'];
      return c.json({ ok: false, missing }, 503, { 'cache-control': 'no-store' });
    }
  });
}
