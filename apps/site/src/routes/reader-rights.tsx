import type { Context, Hono } from 'hono';
import { field, readForm } from '../http/read-form.ts';
import type { SiteContext } from '../http/site-context.ts';
import { ErasePage } from '../pages/erase-page.tsx';
import { NoticePage } from '../pages/notice-page.tsx';
import { refuseForm } from '../pages/refusals.tsx';
import { UnsubscribedPage } from '../pages/unsubscribe-pages.tsx';
import { isRefused } from '../signup/refused-domains.ts';
import { addressOf, hintFor, isInvalidAddress } from '../signup/signup-fields.ts';
import type { SiteWords } from '../words/site-words.ts';
import { frameOfNewsletter } from './frame-of-newsletter.ts';

export interface Message {
  readonly tone: 'done' | 'wrong';
  readonly text: string;
  /** The new address looks mistyped: what was typed, and what it may have been meant to be. */
  readonly hint?: { readonly address: string; readonly suggestion: string };
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

  const wordsFor = async (token: string): Promise<SiteWords> => {
    const view = await subscribers.readPreferences(token);
    return (await frameOfNewsletter(site, view.ok ? view.newsletterId : null)).words;
  };

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
    // Undo and the reason go on with the same link.
    return site.send(
      c,
      <UnsubscribedPage frame={frame} token={token} view={view} from={all ? 'all' : 'this'} />,
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
    const words = await wordsFor(token);
    if (wanted.length === 0) return show(c, token, { tone: 'wrong', text: words.signup.chooseNewsletter });
    return (await subscribers.askForMore(token, wanted, site.clientAddress(c)))
      ? show(c, token, {
          tone: 'done',
          text: words.preferences.moreOnItsWay,
        })
      : show(c, token);
  });

  app.post('/p/:token/address', async (c) => {
    const token = c.req.param('token');
    if (!site.isFromOwnPage(c)) return refuse(c, 403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuse(c, reading.status);
    const address = addressOf(reading.fields).trim();
    const words = await wordsFor(token);
    const suggestion = hintFor(reading.fields);
    if (suggestion !== null)
      return show(c, token, {
        tone: 'wrong',
        text: words.preferences.notMovedYet,
        hint: { address: field(reading.fields, 'address'), suggestion },
      });
    if (isRefused(settings.refusedDomains, address))
      return show(c, token, { tone: 'wrong', text: words.signup.refusedDomain });
    try {
      if (!(await subscribers.requestMove(token, address, site.clientAddress(c)))) return show(c, token);
    } catch (error) {
      if (isInvalidAddress(error)) return show(c, token, { tone: 'wrong', text: words.signup.notAnAddress });
      throw error;
    }
    return show(c, token, {
      tone: 'done',
      text: words.preferences.moveOnItsWay,
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
    const { erase } = frame.words;
    return site.send(
      c,
      <NoticePage frame={frame} title={erase.done}>
        <p>{erase.doneText}</p>
        <p>{erase.onItsWay}</p>
        <p>{erase.comeBack}</p>
      </NoticePage>,
      { audience: 'private' },
    );
  });
}
