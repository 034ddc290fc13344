import type { Hono } from 'hono';
import type { SiteContext } from '../http/site-context.ts';
import { MoveDeadPage, MovedPage, MovePage } from '../pages/move-pages.tsx';
import { refuseForm } from '../pages/refusals.tsx';
import { frameOfNewsletter } from './frame-of-newsletter.ts';

/** A new address proves itself: GET looks, POST moves. */
export function addMoveRoutes(app: Hono, site: SiteContext): void {
  const { subscribers } = site.deps;

  app.get('/move/:token', async (c) => {
    const token = c.req.param('token');
    const view = await subscribers.readMove(token);
    const frame = await frameOfNewsletter(site, view.ok ? view.newsletterId : null);
    if (view.ok)
      return site.send(c, <MovePage frame={frame} token={token} view={view} />, { audience: 'private' });
    return site.send(c, <MoveDeadPage frame={frame} reason={view.reason} />, {
      audience: 'private',
      status: view.reason === 'expired' ? 410 : 404,
    });
  });

  app.post('/move/:token', async (c) => {
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, await frameOfNewsletter(site, null), 403);
    const result = await subscribers.confirmMove(c.req.param('token'));
    const frame = await frameOfNewsletter(site, result.ok ? result.newsletterId : null);
    if (result.ok) return site.send(c, <MovedPage frame={frame} />, { audience: 'private' });
    return site.send(c, <MoveDeadPage frame={frame} reason={result.reason} />, {
      audience: 'private',
      status: result.reason === 'expired' ? 410 : 404,
    });
  });
}
