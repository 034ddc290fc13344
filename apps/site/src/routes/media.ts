import { Readable } from 'node:stream';
import type { Hono } from 'hono';
import { matches } from '../http/etag.ts';
import { forEver } from '../http/for-ever.ts';
import type { SiteContext } from '../http/site-context.ts';

/** What the desk takes in, by the ending it stores it under (apps/admin, collections/media). No SVG: it can hold script. */
const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** Even opened as a page of its own a picture is nothing but a picture. */
const picturePolicy = "default-src 'none'; sandbox";

/**
 * The pictures of issues, as the desk stored them: `<sha256>.<ending>`, and `<sha256>-<width>.<ending>` the same smaller.
 * From a folder or a bucket, piece by piece. The name is the content, so a copy never goes stale, and no other name is
 * looked for: no folder, no dot, nothing to climb with.
 */
export function addMediaRoutes(app: Hono, { deps }: SiteContext): void {
  app.get('/media/:file', async (c) => {
    const [, name, ending = ''] =
      /^([0-9a-f]{64}(?:-[1-9]\d{2,3})?)\.([a-z]{3,4})$/.exec(c.req.param('file')) ?? [];
    const type = types[ending];
    if (name === undefined || type === undefined) return c.notFound();
    const path = `${name}.${ending}`;
    const headers = {
      'content-type': type,
      'cache-control': forEver,
      etag: `"${name}"`,
      'content-security-policy': picturePolicy,
      // Mail read in a browser, feed readers and the desk show our pictures on pages that are not ours.
      'cross-origin-resource-policy': 'cross-origin',
    };
    const isKnown = matches(c.req.header('if-none-match'), headers.etag);
    if (isKnown || c.req.method === 'HEAD') {
      const size = await deps.media.size(path);
      if (size === null) return c.notFound();
      return isKnown
        ? c.body(null, 304, headers)
        : c.body(null, 200, { ...headers, 'content-length': String(size) });
    }
    const file = await deps.media.open(path);
    if (file === null) return c.notFound();
    return c.body(Readable.toWeb(file.content) as ReadableStream, 200, {
      ...headers,
      'content-length': String(file.size),
    });
  });
}
