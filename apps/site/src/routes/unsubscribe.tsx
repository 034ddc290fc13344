import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { type FormFields, field, readForm } from '../http/read-form.ts';
import type { SiteContext } from '../http/site-context.ts';
import { refuseForm } from '../pages/refusals.tsx';
import {
  DeadLinkPage,
  type LeftFrom,
  ResubscribedPage,
  UnsubscribedPage,
  UnsubscribePage,
  unsubscribeReasons,
} from '../pages/unsubscribe-pages.tsx';
import { frameOfNewsletter } from './frame-of-newsletter.ts';

/**
 * `/u/:token` for people (GET shows a page, its button posts `via=page`) and for mail providers (RFC 8058: any other
 * POST acts at once). The provider is answered 200 and nothing, for bad and old tokens too; 503 only when the write failed.
 */
export function addUnsubscribeRoutes(app: Hono, site: SiteContext): void {
  const { subscribers, log } = site.deps;

  app.get('/u/:token', async (c) => {
    const token = c.req.param('token');
    const view = await subscribers.readUnsubscribe(token);
    if (!view.ok) return deadLink(site, c, view.reason);
    const frame = await frameOfNewsletter(site, view.newsletterId);
    return site.send(c, <UnsubscribePage frame={frame} token={token} view={view} />, { audience: 'private' });
  });

  app.post('/u/:token', async (c) => {
    const token = c.req.param('token');
    // A body that cannot be read is no reason to keep mailing somebody: the token alone decides.
    const reading = await readForm(c.req.raw).catch(() => ({ ok: false as const }));
    const fromPage = reading.ok && field(reading.fields, 'via') === 'page';
    if (!fromPage) return oneClick(c, token);
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, await frameOfNewsletter(site, null), 403);
    if (!(await subscribers.unsubscribe(token, { via: 'page', reason: null }))) return dead(c, token);
    return unsubscribed(c, token);
  });

  app.post('/u/:token/undo', async (c) => {
    const token = c.req.param('token');
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, await frameOfNewsletter(site, null), 403);
    const reading = await readForm(c.req.raw);
    const from = reading.ok ? leftFrom(reading.fields) : 'this';
    const done = await subscribers.undoUnsubscribe(token, from);
    const view = await subscribers.readUnsubscribe(token);
    if (!done || !view.ok) return dead(c, token);
    const frame = await frameOfNewsletter(site, view.newsletterId);
    return site.send(c, <ResubscribedPage frame={frame} view={view} />, { audience: 'private' });
  });

  app.post('/u/:token/all', async (c) => {
    const token = c.req.param('token');
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, await frameOfNewsletter(site, null), 403);
    if (!(await subscribers.unsubscribeFromAll(token, null))) return dead(c, token);
    return unsubscribed(c, token, { from: 'all' });
  });

  app.post('/u/:token/reason', async (c) => {
    const token = c.req.param('token');
    const refuse = async (status: 400 | 403 | 413 | 415) =>
      refuseForm(site, c, await frameOfNewsletter(site, null), status);
    if (!site.isFromOwnPage(c)) return refuse(403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuse(reading.status);
    const reason = z.enum(unsubscribeReasons).safeParse(field(reading.fields, 'reason'));
    if (!reason.success) return refuse(400);
    const view = await subscribers.readUnsubscribe(token);
    // Somebody who came back in another tab is not unsubscribed again by a reason sent late.
    if (!view.ok || view.state !== 'unsubscribed') return dead(c, token);
    await subscribers.unsubscribe(token, { via: 'page', reason: reason.data });
    return unsubscribed(c, token, { thanked: true, from: leftFrom(reading.fields) });
  });

  async function oneClick(c: Context, token: string): Promise<Response> {
    try {
      await subscribers.unsubscribe(token, { via: 'one-click', reason: null });
    } catch (error) {
      log.error({ err: error }, 'an unsubscribe could not be written; the provider will ask again');
      return c.body(null, 503, { 'retry-after': '60', 'cache-control': 'no-store' });
    }
    return c.body('', 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  }

  async function unsubscribed(
    c: Context,
    token: string,
    how: { readonly thanked?: boolean; readonly from?: LeftFrom } = {},
  ): Promise<Response> {
    const view = await subscribers.readUnsubscribe(token);
    if (!view.ok) return deadLink(site, c, view.reason);
    const frame = await frameOfNewsletter(site, view.newsletterId);
    const page = <UnsubscribedPage frame={frame} token={token} view={view} {...how} />;
    return site.send(c, page, { audience: 'private' });
  }

  async function dead(c: Context, token: string): Promise<Response> {
    const view = await subscribers.readUnsubscribe(token);
    return deadLink(site, c, view.ok ? 'expired' : view.reason);
  }
}

function leftFrom(fields: FormFields): LeftFrom {
  return field(fields, 'from') === 'all' ? 'all' : 'this';
}

async function deadLink(site: SiteContext, c: Context, reason: 'invalid' | 'expired'): Promise<Response> {
  return site.send(c, <DeadLinkPage frame={await frameOfNewsletter(site, null)} reason={reason} />, {
    audience: 'private',
    status: reason === 'expired' ? 410 : 404,
  });
}
