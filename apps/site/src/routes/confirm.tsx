import type { Hono } from 'hono';
import type { SiteContext } from '../http/site-context.ts';
import { ConfirmDeadPage, ConfirmedPage, ConfirmPage } from '../pages/confirm-pages.tsx';
import { refuseForm } from '../pages/refusals.tsx';
import { frameOfNewsletter } from './frame-of-newsletter.ts';

/** GET looks, POST confirms: scanners that open every link subscribe nobody. */
export function addConfirmRoutes(app: Hono, site: SiteContext): void {
  const { subscribers, archive, clock } = site.deps;

  app.get('/confirm/:token', async (c) => {
    const token = c.req.param('token');
    const view = await subscribers.readConfirmation(token);
    const frame = await frameOfNewsletter(site, view.ok ? view.newsletterId : null);
    if (view.ok)
      return site.send(c, <ConfirmPage frame={frame} token={token} view={view} />, { audience: 'private' });
    return site.send(c, <ConfirmDeadPage frame={frame} reason={view.reason} />, {
      audience: 'private',
      status: view.reason === 'expired' ? 410 : 404,
    });
  });

  app.post('/confirm/:token', async (c) => {
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, await frameOfNewsletter(site, null), 403);
    const result = await subscribers.confirm(c.req.param('token'), site.clientAddress(c));
    const frame = await frameOfNewsletter(site, result.ok ? result.newsletterId : null);
    if (!result.ok)
      return site.send(c, <ConfirmDeadPage frame={frame} reason={result.reason} />, {
        audience: 'private',
        status: result.reason === 'expired' ? 410 : 404,
      });
    const [latest] = await archive.latestIssues({
      now: clock(),
      limit: 1,
      newsletterId: result.newsletterId,
    });
    return site.send(c, <ConfirmedPage frame={frame} already={result.already} latest={latest ?? null} />, {
      audience: 'private',
    });
  });
}
