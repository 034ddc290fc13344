import type { AdminViewServerProps } from 'payload';
import { delivery } from '../../delivery.ts';
import { env } from '../../env.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import './subscribers.css';

/** `/admin/subscribers/embed`: forms to copy into other sites. They work without script. */
export async function EmbedView(view: AdminViewServerProps) {
  requireActor(view, '/subscribers/embed');
  const { signupSettings } = await delivery();
  const { docs } = await view.initPageResult.req.payload.find({
    collection: 'newsletters',
    depth: 0,
    pagination: false,
    select: { name: true, slug: true },
  });
  const newsletters = await Promise.all(
    docs.map(async ({ id, name, slug }) => ({
      id,
      name,
      slug: slug ?? '',
      origins: (await signupSettings.get(id)).origins,
    })),
  );
  const site = env().SITE_URL;
  return (
    <DeskPage
      note="Copy one of these into the other site. Both work without script; whoever fills them in still confirms by mail."
      path={[{ label: 'Subscribers', url: '/subscribers' }, { label: 'Forms for other sites' }]}
      title="Forms for other sites"
      view={view}
    >
      {newsletters.map(({ id, name, slug, origins }) => (
        <section aria-label={name} className="subscribers__form" key={id}>
          <h2>{name}</h2>
          <p className="desk-page__note">
            {origins.length === 0
              ? 'No other site is allowed yet: name its address in the newsletter’s settings, under “Signup”. Until then the plain form asks for one more press on our own page, and the frame stays empty.'
              : `Allowed: ${origins.join(', ')}`}
          </p>
          <div>
            <label htmlFor={`form-${id}`}>A plain form, styled by itself</label>
            <textarea id={`form-${id}`} readOnly spellCheck={false} value={formHtml(site, name, slug)} />
          </div>
          <div>
            <label htmlFor={`frame-${id}`}>A frame, in the newsletter’s own look</label>
            <textarea id={`frame-${id}`} readOnly spellCheck={false} value={frameHtml(site, name, slug)} />
          </div>
        </section>
      ))}
    </DeskPage>
  );
}

function formHtml(site: string, name: string, slug: string): string {
  return `<form method="post" action="${site}/api/subscribe" novalidate style="font:16px/1.5 system-ui,sans-serif;max-width:32rem">
  <input type="hidden" name="newsletter" value="${slug}">
  <p style="position:absolute;left:-9999px" aria-hidden="true"><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label></p>
  <label for="nl-${slug}" style="display:block;margin-bottom:.25rem">${escaped(name)} by email</label>
  <span style="display:flex;gap:.5rem">
    <input id="nl-${slug}" name="address" type="email" required autocomplete="email" placeholder="you@example.org" style="flex:1;min-width:0;padding:.5rem .75rem;font:inherit;border:1px solid #767676;border-radius:3px">
    <button style="padding:.5rem 1rem;font:inherit;font-weight:600;border:1px solid #8a2d1c;border-radius:3px;background:#8a2d1c;color:#fff">Subscribe</button>
  </span>
</form>`;
}

function frameHtml(site: string, name: string, slug: string): string {
  return `<iframe src="${site}/embed/${slug}" title="Subscribe to ${escaped(name)}" width="100%" height="190" style="border:0"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
