import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { type FormFields, field, readForm } from '../http/read-form.ts';
import type { SiteContext } from '../http/site-context.ts';
import { NoticePage } from '../pages/notice-page.tsx';
import { PreferencesPage } from '../pages/preferences-page.tsx';
import { refuseForm } from '../pages/refusals.tsx';
import { DeadLinkPage } from '../pages/unsubscribe-pages.tsx';
import { frameOfNewsletter } from './frame-of-newsletter.ts';

const PreferencesFields = z.object({
  frequency: z.enum(['every', 'monthly']),
  pausedUntil: z.union([z.literal(''), z.iso.date()]),
  name: z
    .string()
    .trim()
    .max(120)
    .regex(/^\P{Cc}*$/u),
});

const longestPauseMs = 366 * 24 * 60 * 60 * 1000;

/** `/p/:token`: GET shows, POST saves; never a login, never a redirect. */
export function addPreferencesRoutes(app: Hono, site: SiteContext): void {
  const { subscribers, clock } = site.deps;

  app.get('/p/:token', (c) => show(c, c.req.param('token')));

  app.post('/p/:token', async (c) => {
    const token = c.req.param('token');
    const refuse = async (status: 400 | 403 | 413 | 415) =>
      refuseForm(site, c, await frameOfNewsletter(site, null), status);
    if (!site.isFromOwnPage(c)) return refuse(403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuse(reading.status);
    const change = parseChange(reading.fields, clock());
    if (change === null)
      return show(c, token, {
        tone: 'wrong',
        text: 'Not saved: please check the date (within a year) and the name.',
      });
    return (await subscribers.updatePreferences(token, change))
      ? show(c, token, { tone: 'done', text: 'Saved.' })
      : show(c, token);
  });

  app.post('/p/:token/unsubscribe', async (c) => {
    const token = c.req.param('token');
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, await frameOfNewsletter(site, null), 403);
    const view = await subscribers.readPreferences(token);
    const done = await subscribers.unsubscribe(token, { via: 'page', reason: null });
    if (!view.ok || !done) return show(c, token);
    const frame = await frameOfNewsletter(site, view.newsletterId);
    return site.send(
      c,
      <NoticePage frame={frame} title="You are unsubscribed">
        <p>No more issues of {view.newsletterName}. A mail that was on its way already may still arrive.</p>
        <p>
          To come back, <a href="/subscribe">subscribe again</a>.
        </p>
      </NoticePage>,
      { audience: 'private' },
    );
  });

  async function show(
    c: Context,
    token: string,
    message?: { readonly tone: 'done' | 'wrong'; readonly text: string },
  ): Promise<Response> {
    const view = await subscribers.readPreferences(token);
    const frame = await frameOfNewsletter(site, view.ok ? view.newsletterId : null);
    if (!view.ok)
      return site.send(c, <DeadLinkPage frame={frame} reason={view.reason} />, {
        audience: 'private',
        status: view.reason === 'expired' ? 410 : 404,
      });
    return site.send(
      c,
      <PreferencesPage
        frame={frame}
        token={token}
        view={view}
        now={clock()}
        {...(message === undefined ? {} : { message })}
      />,
      { audience: 'private', status: message?.tone === 'wrong' ? 422 : 200 },
    );
  }
}

/** A pause ends at the start of its day, UTC. Null when something does not fit. */
function parseChange(fields: FormFields, now: Date) {
  const parsed = PreferencesFields.safeParse({
    frequency: field(fields, 'frequency'),
    pausedUntil: field(fields, 'pausedUntil'),
    name: field(fields, 'name'),
  });
  if (!parsed.success) return null;
  const { frequency, pausedUntil: day, name } = parsed.data;
  const pausedUntil = day === '' ? null : new Date(`${day}T00:00:00Z`);
  if (pausedUntil !== null && pausedUntil.getTime() - now.getTime() > longestPauseMs) return null;
  return {
    frequency,
    pausedUntil: pausedUntil === null || pausedUntil <= now ? null : pausedUntil,
    name: name === '' ? null : name,
  };
}
