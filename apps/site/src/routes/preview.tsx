import type { Context, Hono } from 'hono';
import { emailDocumentPolicy } from '../http/security-headers.ts';
import type { SiteContext } from '../http/site-context.ts';
import { PreviewGonePage, PreviewPage } from '../pages/preview-pages.tsx';
import { frameOfNewsletter } from './frame-of-newsletter.ts';

/** A draft for people without an account: never kept, never indexed, its address never passed on. */
export function addPreviewRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock } = site.deps;

  app.use('/preview/*', async (c, next) => {
    await next();
    c.res.headers.set('referrer-policy', 'no-referrer');
    c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('x-robots-tag', 'noindex, nofollow');
  });

  app.get('/preview/:token', async (c) => {
    const token = c.req.param('token');
    const found = await archive.preview(token, clock());
    if (found === null) return c.notFound();
    if (found.state === 'gone') return gone(c, found.why);
    const frame = site.frame(found.link.snapshot.newsletter);
    return site.send(c, <PreviewPage frame={frame} token={token} link={found.link} />, {
      audience: 'private',
    });
  });

  app.get('/preview/:token/email', async (c) => {
    const found = await archive.preview(c.req.param('token'), clock());
    if (found === null) return c.notFound();
    if (found.state === 'gone') return gone(c, found.why);
    return c.html(found.link.emailHtml, 200, {
      'content-security-policy': emailDocumentPolicy,
      'x-frame-options': 'SAMEORIGIN',
    });
  });

  async function gone(c: Context, why: 'revoked' | 'expired'): Promise<Response> {
    return site.send(c, <PreviewGonePage frame={await frameOfNewsletter(site, null)} why={why} />, {
      audience: 'private',
      status: 410,
    });
  }
}
