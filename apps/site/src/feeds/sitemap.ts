import type { PublicAddress } from '@masthead/archive';
import { assertNever, publicPaths } from '@masthead/domain';

/** sitemaps.org: at most 50,000 addresses a file. */
export const addressesPerFile = 50_000;

export interface SitemapEntry {
  readonly path: string;
  /** Null for pages of ours that no issue changes. */
  readonly changedAt: Date | null;
}

export function pathOfAddress({ kind, slug }: Pick<PublicAddress, 'kind' | 'slug'>): string {
  switch (kind) {
    case 'issue':
      return publicPaths.issue(slug);
    case 'story':
      return publicPaths.story(slug);
    case 'paper':
      return publicPaths.paper(slug);
    case 'media':
      return publicPaths.media(slug);
    case 'topic':
      return publicPaths.topic(slug);
    case 'author':
      return publicPaths.author(slug);
    default:
      return assertNever(kind);
  }
}

/** One file of addresses. Slugs and our own paths hold nothing that XML would have to escape but `&`, which none has. */
export function sitemapFile(entries: readonly SitemapEntry[], siteUrl: string): string {
  const urls = entries.map(
    ({ path, changedAt }) =>
      `<url><loc>${escaped(siteUrl + path)}</loc>${changedAt === null ? '' : `<lastmod>${changedAt.toISOString()}</lastmod>`}</url>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
}

/** The list of files, once one is not enough. */
export function sitemapIndex(files: number, siteUrl: string): string {
  const maps = Array.from(
    { length: files },
    (_, index) => `<sitemap><loc>${escaped(`${siteUrl}/sitemap-${index + 1}.xml`)}</loc></sitemap>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('')}</sitemapindex>\n`;
}

function escaped(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
