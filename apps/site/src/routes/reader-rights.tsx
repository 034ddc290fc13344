import type { Context, Hono } from 'hono';
import { field, readForm } from '../http/read-form.ts';
import type { SiteContext } from '../http/site-context.ts';
import { ErasePage } from '../pages/erase-page.tsx';
import { NoticePage } from '../pages/notice-page.tsx';
import { refuseForm } from '../pages/refusals.tsx';
import { isRefused } from '../signup/refused-domains.ts';
import { isInvalidAddress, notAnAddress, refusedDomain } from '../signup/signup-fields.ts';
import { frameOfNewsletter } from './frame-of-newsletter.ts';

export interface Message {
  readonly tone: 'done' | 'wrong';
  readonly text: string;
}

/** What a reader may ask of us by the preferences link, beside the preferences themselves. All of it by POST. */
export function addReaderRightsRoutes(
  app: Hono,
  site: SiteContext,
  show: (c: Context, token: string, message?: Message) => Promise<Response>,
): void {
  const { subscribers, archive, settings } = site.deps;
  const refuse = async (c: Context, status: 400 | 403 | 413 | 415) =>
    refuseForm(site, c, await frameOfNewsletter(site, null), status);

  app.post('/p/:token/unsubscribe', async (c) => {
    const token = c.req.param('token');
    if (!site.isFromOwnPage(c)) return refuse(c, 403);
    const reading = await readForm(c.req.raw);
    const all = reading.ok && field(reading.fields, 'from') === 'all';
    const view = await subscribers.readPreferences(token);
    const done = all
      ? await subscribers.unsubscribeFromAll(token, null)
      : await subscribers.unsubscribe(token, { via: 'page', reason: null });
    if (!view.ok || !done) return show(c, token);
    const frame = await frameOfNewsletter(site, view.newsletterId);
    return site.send(
      c,
      <NoticePage frame={frame} title="You are unsubscribed">
        <p>
          No more issues of {all ? 'any of our newsletters' : view.newsletterName}. A mail that was on its way
          already may still arrive.
        </p>
        <p>
          To come back, <a href="/subscribe">subscribe again</a>.
        </p>
      </NoticePage>,
      { audience: 'private' },
    );
  });

  app.post('/p/:token/more', async (c) => {
    const token = c.req.param('token');
    if (!site.isFromOwnPage(c)) return refuse(c, 403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuse(c, reading.status);
    const known = new Set((await archive.newsletters()).map(({ id }) => id));
    const wanted = (reading.fields.get('newsletter') ?? []).filter((id) => known.has(id));
    if (wanted.length === 0) return show(c, token, { tone: 'wrong', text: 'Please choose a newsletter.' });
    return (await subscribers.askForMore(token, wanted, site.clientAddress(c)))
      ? show(c, token, {
          tone: 'done',
          text: 'A mail with a link to confirm is on its way, because a forwarded mail must not subscribe you.',
        })
      : show(c, token);
  });

  app.post('/p/:token/address', async (c) => {
    const token = c.req.param('token');
    if (!site.isFromOwnPage(c)) return refuse(c, 403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuse(c, reading.status);
    const address = field(reading.fields, 'address').trim();
    if (isRefused(settings.refusedDomains, address))
      return show(c, token, { tone: 'wrong', text: refusedDomain });
    try {
      if (!(await subscribers.requestMove(token, address, site.clientAddress(c)))) return show(c, token);
    } catch (error) {
      if (isInvalidAddress(error)) return show(c, token, { tone: 'wrong', text: notAnAddress });
      throw error;
    }
    return show(c, token, {
      tone: 'done',
      text: 'If mail can go there, a link is on its way to the new address. Nothing changes until you press its button.',
    });
  });

  app.post('/p/:token/data', async (c) => {
    if (!site.isFromOwnPage(c)) return refuse(c, 403);
    const data = await subscribers.myData(c.req.param('token'));
    if (data === null) return show(c, c.req.param('token'));
    return c.body(JSON.stringify(data, null, 2), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'no-store',
    });
  });

  /** Asks once more, with what will be gone: this cannot be taken back. */
  app.get('/p/:token/erase', async (c) => {
    const token = c.req.param('token');
    const view = await subscribers.readPreferences(token);
    if (!view.ok) return show(c, token);
    const frame = await frameOfNewsletter(site, view.newsletterId);
    return site.send(c, <ErasePage frame={frame} token={token} view={view} />, { audience: 'private' });
  });

  app.post('/p/:token/erase', async (c) => {
    const token = c.req.param('token');
    if (!site.isFromOwnPage(c)) return refuse(c, 403);
    const view = await subscribers.readPreferences(token);
    if (!view.ok || !(await subscribers.erase(token))) return show(c, token);
    const frame = await frameOfNewsletter(site, view.newsletterId);
    return site.send(
      c,
      <NoticePage frame={frame} title="You are forgotten">
        <p>
          Your address, name, consent and history are gone. What stays is a scrambled mark that cannot be read
          back; it keeps the address from being mailed again.
        </p>
        <p>A mail that was on its way already may still arrive, and our backups age out within weeks.</p>
        <p>
          Should you ever want to come back, <a href="/subscribe">subscribe anew</a>.
        </p>
      </NoticePage>,
      { audience: 'private' },
    );
  });
}
