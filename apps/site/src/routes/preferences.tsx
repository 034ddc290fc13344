import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { type FormFields, field, readForm } from '../http/read-form.ts';
import type { SiteContext } from '../http/site-context.ts';
import { PreferencesPage } from '../pages/preferences-page.tsx';
import { refuseForm } from '../pages/refusals.tsx';
import { DeadLinkPage } from '../pages/unsubscribe-pages.tsx';
import { frameOfNewsletter } from './frame-of-newsletter.ts';
import { addReaderRightsRoutes, type Message } from './reader-rights.tsx';

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
  const { subscribers, archive, signupSettings, clock } = site.deps;
  addReaderRightsRoutes(app, site, show);

  app.get('/p/:token', (c) => show(c, c.req.param('token')));

  app.post('/p/:token', async (c) => {
    const token = c.req.param('token');
    const refuse = async (status: 400 | 403 | 413 | 415) =>
      refuseForm(site, c, await frameOfNewsletter(site, null), status);
    if (!site.isFromOwnPage(c)) return refuse(403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuse(reading.status);
    const view = await subscribers.readPreferences(token);
    const { preferences } = (await frameOfNewsletter(site, view.ok ? view.newsletterId : null)).words;
    const change = parseChange(reading.fields, clock());
    if (change === null)
      return show(c, token, {
        tone: 'wrong',
        text: preferences.notSaved,
      });
    const offered = view.ok ? (await signupSettings.get(view.newsletterId)).topics : [];
    const chosen = new Set(reading.fields.get('topic') ?? []);
    const topics = offered.map(({ slug }) => slug).filter((slug) => chosen.has(slug));
    return (await subscribers.updatePreferences(token, offered.length === 0 ? change : { ...change, topics }))
      ? show(c, token, { tone: 'done', text: preferences.saved })
      : show(c, token);
  });

  async function show(c: Context, token: string, message?: Message): Promise<Response> {
    const view = await subscribers.readPreferences(token);
    const frame = await frameOfNewsletter(site, view.ok ? view.newsletterId : null);
    if (!view.ok)
      return site.send(c, <DeadLinkPage frame={frame} reason={view.reason} />, {
        audience: 'private',
        status: view.reason === 'expired' ? 410 : 404,
      });
    const [newsletters, { topics }] = await Promise.all([
      archive.newsletters(),
      signupSettings.get(view.newsletterId),
    ]);
    return site.send(
      c,
      <PreferencesPage
        frame={frame}
        token={token}
        view={view}
        now={clock()}
        topics={topics}
        others={newsletters.filter(({ id }) => id !== view.newsletterId)}
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
