import type { PreviewLink } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { type FormFields, field, readForm } from '../http/read-form.ts';
import { emailDocumentPolicy } from '../http/security-headers.ts';
import type { SiteContext } from '../http/site-context.ts';
import { PreviewGonePage, PreviewPage } from '../pages/preview-pages.tsx';
import { refuseForm } from '../pages/refusals.tsx';
import { frameOfNewsletter } from './frame-of-newsletter.ts';

/** A draft for people without an account: never kept, never indexed, its address never passed on. */
export function addPreviewRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock } = site.deps;

  app.use('/preview/*', async (c, next) => {
    await next();
    c.res.headers.set('referrer-policy', 'no-referrer');
    c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('x-robots-tag', 'noindex, nofollow');
  });

  app.get('/preview/:token', async (c) => {
    const token = c.req.param('token');
    const found = await archive.preview(token, clock());
    if (found === null) return c.notFound();
    if (found.state === 'gone') return gone(c, found.why);
    const frame = site.frame(found.link.snapshot.newsletter);
    const { link, remarks } = found;
    return site.send(c, <PreviewPage frame={frame} token={token} link={link} remarks={remarks} />, {
      audience: 'private',
    });
  });

  app.get('/preview/:token/email', async (c) => {
    const found = await archive.preview(c.req.param('token'), clock());
    if (found === null) return c.notFound();
    if (found.state === 'gone') return gone(c, found.why);
    return c.html(found.link.emailHtml, 200, {
      'content-security-policy': emailDocumentPolicy,
      'x-frame-options': 'SAMEORIGIN',
    });
  });

  app.post('/preview/:token/remarks', async (c) => {
    const token = c.req.param('token');
    const found = await archive.preview(token, clock());
    if (found === null) return c.notFound();
    if (found.state === 'gone') return gone(c, found.why);
    const refuse = (status: 400 | 403 | 413 | 415) =>
      refuseForm(site, c, site.frame(found.link.snapshot.newsletter), status);
    // The page sends no referrer, and so a browser names its origin "null": here Sec-Fetch-Site alone tells.
    if (!['same-origin', null].includes(c.req.header('sec-fetch-site') ?? null)) return refuse(403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuse(reading.status);
    const remark = remarkIn(reading.fields, found.link);
    if (remark === null) return refuse(400);
    if ((await found.say({ ...remark, at: clock() })) === 'full') return refuse(413);
    return c.redirect(`${publicPaths.preview(token)}#remarks`, 303);
  });

  async function gone(c: Context, why: 'revoked' | 'expired'): Promise<Response> {
    return site.send(c, <PreviewGonePage frame={await frameOfNewsletter(site, null)} why={why} />, {
      audience: 'private',
      status: 410,
    });
  }
}

const RemarkFields = z
  .object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .regex(/^\P{Cc}*$/u),
    text: z.string().trim().max(5_000),
    section: z.string().max(64),
    verdict: z.enum(['remark', 'approve']),
  })
  .refine(({ text, verdict }) => text !== '' || verdict === 'approve');

/** What the form says; null when it is not one of ours. A section that the link does not show is none. */
function remarkIn(fields: FormFields, { snapshot }: PreviewLink) {
  const { data } = RemarkFields.safeParse({
    name: field(fields, 'name'),
    text: field(fields, 'text'),
    section: field(fields, 'section'),
    verdict: field(fields, 'verdict') || 'remark',
  });
  if (data === undefined) return null;
  const sectionId = snapshot.sections.some(({ id }) => id === data.section) ? data.section : null;
  return { name: data.name, text: data.text, sectionId, approves: data.verdict === 'approve' };
}
