import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * Stands in a page where the signup form's time stamp goes; no content can guess it. The ETag is taken without
 * the stamp, so a page that did not change is not sent again because its form is a second older.
 */
export const formStampMarker = `stamp-${randomBytes(16).toString('hex')}`;

/** `public`: anybody's, revalidated each time. `private`: answers to a token or a form; never kept, never indexed. */
type Audience = 'public' | 'private';

/** Sends a page as HTML: 304 when the reader has it already. */
export function respondPage(
  c: Context,
  page: ReactElement,
  options: {
    readonly audience: Audience;
    readonly formStamp: string;
    readonly status?: 200 | 400 | 403 | 404 | 410 | 413 | 415 | 422 | 500 | 503;
  },
): Response {
  const { audience, formStamp, status = 200 } = options;
  const html = `<!doctype html>${renderToStaticMarkup(page)}`;
  const headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' };
  if (audience === 'private') {
    headers['cache-control'] = 'no-store';
    headers['x-robots-tag'] = 'noindex, nofollow';
  } else if (status === 200) {
    const etag = etagOf(html.replaceAll(formStampMarker, ''));
    headers['cache-control'] = 'public, no-cache';
    headers.etag = etag;
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  } else {
    headers['cache-control'] = 'no-cache';
  }
  return c.body(html.replaceAll(formStampMarker, formStamp), status, headers);
}

/** Weak: two answers may differ in the stamp alone. */
export function etagOf(body: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** RFC 9110 § 13.1.2: a list, `*`, and weak comparison. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => bare(tag) === bare(etag));
}
