import { themeCss } from '@masthead/templates/web';
import type { Hono } from 'hono';
import { themePath } from '../assets/theme-path.ts';
import { forEver } from '../http/for-ever.ts';
import { packingFor } from '../http/packed.ts';
import type { SiteContext } from '../http/site-context.ts';

/** Style sheet, fonts, icon: their names hold their hash, so a copy never goes stale. */
export function addAssetRoutes(app: Hono, site: SiteContext): void {
  const { assets, archive } = site.deps;

  app.get('/assets/*', (c) => {
    const asset = assets.byPath.get(c.req.path);
    if (asset === undefined) return c.notFound();
    const headers = { 'content-type': asset.type, 'cache-control': forEver };
    if (asset.packed === null) return c.body(asset.body, 200, headers);
    const packing = packingFor(c.req.header('accept-encoding'));
    const varied = { ...headers, vary: 'Accept-Encoding' };
    return packing === 'identity'
      ? c.body(asset.body, 200, varied)
      : c.body(asset.packed[packing], 200, { ...varied, 'content-encoding': packing });
  });

  // Asked for by its fixed name, also by programs that read no page and draw no SVG.
  app.get('/favicon.ico', (c) =>
    c.body(assets.favicon, 200, { 'content-type': 'image/x-icon', 'cache-control': 'public, max-age=86400' }),
  );

  app.get('/themes/:file', async (c) => {
    const newsletters = await archive.newsletters();
    const slug = c.req.param('file').split('.')[0];
    const newsletter = newsletters.find((one) => one.slug === slug);
    if (newsletter === undefined) return c.notFound();
    return c.body(themeCss(newsletter.theme), 200, {
      'content-type': 'text/css; charset=utf-8',
      // A page of a moment ago may name the colours of a moment ago: they are answered, but not for ever.
      'cache-control': themePath(newsletter) === c.req.path ? forEver : 'no-cache',
    });
  });
}
