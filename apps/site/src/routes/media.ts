import { constants, type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Context, Hono } from 'hono';
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
 * The name is the content, so a copy never goes stale, and no other name is looked for: no folder, no dot, nothing to climb with.
 */
export function addMediaRoutes(app: Hono, { deps }: SiteContext): void {
  app.get('/media/:file', async (c) => {
    const [, name, ending = ''] =
      /^([0-9a-f]{64}(?:-[1-9]\d{2,3})?)\.([a-z]{3,4})$/.exec(c.req.param('file')) ?? [];
    const type = types[ending];
    if (name === undefined || type === undefined) return c.notFound();
    const file = await openFile(join(deps.settings.mediaDir, `${name}.${ending}`));
    if (file === null) return c.notFound();
    const headers = {
      'content-type': type,
      'cache-control': forEver,
      etag: `"${name}"`,
      'content-security-policy': picturePolicy,
      // Mail read in a browser, feed readers and the desk show our pictures on pages that are not ours.
      'cross-origin-resource-policy': 'cross-origin',
    };
    return answer(c, file, headers);
  });
}

/** Sends the file piece by piece, or only its headers; closes it in every case. */
async function answer(c: Context, file: OpenFile, headers: Record<string, string>): Promise<Response> {
  const { handle, size } = file;
  const known = matches(c.req.header('if-none-match'), headers.etag ?? '');
  if (known || c.req.method === 'HEAD') {
    await handle.close();
    return known
      ? c.body(null, 304, headers)
      : c.body(null, 200, { ...headers, 'content-length': String(size) });
  }
  // Never more than was promised, should the file grow meanwhile.
  const stream = handle.createReadStream({ start: 0, end: Math.max(0, size - 1) });
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    ...headers,
    'content-length': String(size),
  });
}

interface OpenFile {
  readonly handle: FileHandle;
  /** Bytes. */
  readonly size: number;
}

/** Null when there is no such file, or it is a folder or a link to elsewhere. */
async function openFile(path: string): Promise<OpenFile | null> {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    const stat = await handle.stat();
    if (stat.isFile()) return { handle, size: stat.size };
    await handle.close();
    return null;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return null;
    throw error;
  }
}
