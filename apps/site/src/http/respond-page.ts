import type { Context } from 'hono';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { formStampMarker } from './form-stamp-marker.ts';
import { sameForAll } from './keep-answers.ts';

/** `public`: the same for everybody, kept and asked for again. `private`: answers to a token or a form; never kept, never indexed. */
type Audience = 'public' | 'private';

/** Sends a page as HTML. A public one leaves here with the form stamp's marker: `keepAnswers` puts the stamp in. */
export function respondPage(
  c: Context,
  page: ReactElement,
  options: {
    readonly audience: Audience;
    readonly formStamp: string;
    readonly onDrawn?: ((tookMs: number) => void) | undefined;
    readonly status?: 200 | 400 | 403 | 404 | 410 | 413 | 415 | 422 | 500 | 503;
  },
): Response {
  const { audience, formStamp, onDrawn, status = 200 } = options;
  const began = performance.now();
  const html = `<!doctype html>${renderToStaticMarkup(page)}`;
  onDrawn?.(performance.now() - began);
  const headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' };
  if (audience === 'private') {
    headers['cache-control'] = 'no-store';
    headers['x-robots-tag'] = 'noindex, nofollow';
  } else if (status === 200) {
    headers['cache-control'] = sameForAll;
    return c.body(html, 200, headers);
  } else {
    headers['cache-control'] = 'no-cache';
  }
  return c.body(html.replaceAll(formStampMarker, formStamp), status, headers);
}
