import type { Context, Hono } from 'hono';
import {
  addressesPerFile,
  pathOfAddress,
  type SitemapEntry,
  sitemapFile,
  sitemapIndex,
} from '../feeds/sitemap.ts';
import { sameForAll } from '../http/keep-answers.ts';
import type { SiteContext } from '../http/site-context.ts';

const ownPages = ['/', '/archive', '/topics', '/search', '/about', '/subscribe', '/privacy'];
/** Where tokens stand, and searches without end. */
const notForRobots = ['/preview/', '/u/', '/p/', '/confirm/', '/move/', '/embed/', '/search?', '/api/'];

/** What search engines read: robots.txt and the sitemap, in several files from the 50,001st address on. */
export function addMachineRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock, settings } = site.deps;
  const { siteUrl } = settings;

  app.get('/sitemap.xml', async (c) => {
    const entries = await all();
    const files = Math.ceil(entries.length / addressesPerFile);
    return sendXml(c, files <= 1 ? sitemapFile(entries, siteUrl) : sitemapIndex(files, siteUrl));
  });

  app.get('/:file{sitemap-[0-9]{1,4}\\.xml}', async (c) => {
    const number = Number.parseInt(c.req.param('file').slice('sitemap-'.length), 10);
    const entries = (await all()).slice((number - 1) * addressesPerFile, number * addressesPerFile);
    return entries.length === 0 ? c.notFound() : sendXml(c, sitemapFile(entries, siteUrl));
  });

  app.get('/robots.txt', (c) =>
    c.text(
      [
        'User-agent: *',
        ...notForRobots.map((path) => `Disallow: ${path}`),
        '',
        `Sitemap: ${siteUrl}/sitemap.xml`,
        '',
      ].join('\n'),
      200,
      { 'cache-control': 'public, max-age=3600' },
    ),
  );

  async function all(): Promise<readonly SitemapEntry[]> {
    const addresses = await archive.addresses(clock());
    return [
      ...ownPages.map((path) => ({ path, changedAt: null })),
      ...addresses.map((address) => ({ path: pathOfAddress(address), changedAt: address.changedAt })),
    ];
  }
}

function sendXml(c: Context, xml: string): Response {
  return c.body(xml, 200, { 'content-type': 'application/xml; charset=utf-8', 'cache-control': sameForAll });
}
