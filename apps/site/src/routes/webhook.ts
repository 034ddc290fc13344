import { publicPaths } from '@masthead/domain';
import type { Hono } from 'hono';
import { readBody } from '../http/read-body.ts';
import type { SiteContext } from '../http/site-context.ts';

/** The provider's door (threats: webhook forgery): 256 kB at most, handed on as it came, byte for byte. */
const maxEventBytes = 256 * 1024;

export function addWebhookRoute(app: Hono, site: SiteContext): void {
  app.post(publicPaths.webhook, async (c) => {
    const body = await readBody(c.req.raw, maxEventBytes);
    if (body === null) return c.body('', 413);
    const { status } = await site.deps.events.accept(new TextDecoder().decode(body), {
      id: c.req.header('svix-id') ?? null,
      timestamp: c.req.header('svix-timestamp') ?? null,
      signature: c.req.header('svix-signature') ?? null,
    });
    return c.body('', status, { 'cache-control': 'no-store' });
  });
}
