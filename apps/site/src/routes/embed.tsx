import type { NewsletterProfile } from '@masthead/domain';
import type { Context, Hono } from 'hono';
import { readBody } from '../http/read-body.ts';
import { type FormFields, field, readForm } from '../http/read-form.ts';
import type { SiteContext } from '../http/site-context.ts';
import { EmbedFramePage, EmbedThanksPage } from '../pages/embed-pages.tsx';
import { refuseForm } from '../pages/refusals.tsx';
import { signupFormVersion } from '../pages/signup-form.tsx';
import { CheckInboxPage, SubscribePage } from '../pages/subscribe-page.tsx';
import { readFormStamp } from '../signup/form-stamp.ts';
import { isRefused } from '../signup/refused-domains.ts';
import {
  givenBefore,
  hintFor,
  isInvalidAddress,
  isTooFar,
  pauseFrom,
  SignupFields,
  signupFields,
  whatIsWrong,
} from '../signup/signup-fields.ts';
import { suggestAddress } from '../signup/suggest-address.ts';
import { type SiteWords, siteWords } from '../words/site-words.ts';

const maxJsonBytes = 8 * 1024;

/**
 * Doors for other sites. `POST /api/subscribe` takes a plain HTML form (the reader then sees our page) or JSON (their
 * script shows the answer), from the origins that every newsletter asked for names. `/embed/:slug` is the frame.
 */
export function addEmbedRoutes(app: Hono, site: SiteContext): void {
  const { archive, subscribers, signupSettings, settings, clock } = site.deps;
  const ownOrigin = new URL(settings.siteUrl).origin;

  app.get('/embed/:slug', async (c) => {
    const newsletter = (await archive.newsletters()).find(({ slug }) => slug === c.req.param('slug'));
    if (newsletter === undefined) return c.notFound();
    return framed(c, newsletter, <EmbedFramePage frame={site.frame(newsletter)} newsletter={newsletter} />);
  });

  /** The frame's own form: it stands on our page, so it carries a stamp. */
  app.post('/embed/:slug', async (c) => {
    const newsletters = await archive.newsletters();
    const newsletter = newsletters.find(({ slug }) => slug === c.req.param('slug'));
    if (newsletter === undefined) return c.notFound();
    const frame = site.frame(newsletter);
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, frame, 403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuseForm(site, c, frame, reading.status);
    const stamp = readFormStamp(
      settings.formKeys,
      field(reading.fields, 'stamp'),
      clock(),
      settings.signupMinFillMs,
    );
    const address = field(reading.fields, 'address');
    const again = (given: { readonly error: string | null; readonly suggestion?: string }) =>
      framed(
        c,
        newsletter,
        <EmbedFramePage frame={frame} newsletter={newsletter} given={{ address, ...given }} />,
      );
    if (stamp !== 'ok') return again({ error: frame.words.signup.onceMore });
    const suggestion = hintFor(reading.fields);
    if (suggestion !== null) return again({ error: null, suggestion });
    const problem = await take(c, reading.fields, [newsletter], ownOrigin);
    return problem === null
      ? framed(c, newsletter, <EmbedThanksPage frame={frame} />)
      : again({ error: problem });
  });

  app.options('/api/subscribe', async (c) => {
    const origin = c.req.header('origin') ?? '';
    if (!(await anyAllows(origin))) return c.body(null, 403);
    return c.body(null, 204, {
      ...corsHeaders(origin),
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    });
  });

  app.post('/api/subscribe', async (c) => {
    const origin = c.req.header('origin') ?? '';
    return /^application\/json\b/i.test(c.req.header('content-type') ?? '')
      ? takeJson(c, origin)
      : takeForm(c, origin);
  });

  async function takeJson(c: Context, origin: string): Promise<Response> {
    const answer = (body: object, status: 200 | 400 | 403 | 413 | 422) =>
      c.json(body, status, { ...corsHeaders(origin), 'cache-control': 'no-store' });
    const raw = await readBody(c.req.raw, maxJsonBytes);
    if (raw === null) return answer({ ok: false, message: 'Too large.' }, 413);
    const fields = jsonFields(raw);
    if (fields === null) return answer({ ok: false, message: 'Send one JSON object of strings.' }, 400);
    const newsletters = await asked(fields);
    if (!(await allAllow(newsletters, origin)))
      return c.json({ ok: false, message: 'This site may not subscribe anybody to that newsletter.' }, 403);
    const problem = await take(c, fields, newsletters, origin);
    if (problem !== null) return answer({ ok: false, message: problem }, 422);
    // The same words for every address that can be one. Taken as it is: whether to show a hint is for the page that asks.
    const suggestion = suggestAddress(field(fields, 'address'));
    const taken = { ok: true, message: wordsOf(newsletters).signup.onItsWay };
    return answer(suggestion === null ? taken : { ...taken, suggestion }, 200);
  }

  /** Without script: the browser comes along, so the answer is a page of ours. */
  async function takeForm(c: Context, origin: string): Promise<Response> {
    const everything = await archive.newsletters();
    const frame = site.frame(everything[0] ?? null);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuseForm(site, c, frame, reading.status);
    const { fields } = reading;
    const newsletters = await asked(fields);
    const again = (error: string | null, status: 200 | 422, hint: { readonly suggestion?: string } = {}) =>
      site.send(
        c,
        <SubscribePage
          frame={frame}
          newsletters={everything}
          given={{
            ...givenBefore(
              fields,
              newsletters.map(({ id }) => id),
            ),
            error,
            ...hint,
          }}
        />,
        { audience: 'private', status },
      );
    // Their page hides where it is (`Referrer-Policy: no-referrer`), or is not on the list: our own page asks once more.
    if (!(await allAllow(newsletters, origin))) return again(frame.words.signup.sureItIsYou, 200);
    const suggestion = hintFor(fields);
    if (suggestion !== null) return again(null, 200, { suggestion });
    const problem = await take(c, fields, newsletters, origin);
    if (problem !== null) return again(problem, 422);
    return site.send(c, <CheckInboxPage frame={frame} />, { audience: 'private' });
  }

  /** Null when it was taken, else what is wrong. */
  async function take(
    c: Context,
    fields: FormFields,
    newsletters: readonly NewsletterProfile[],
    origin: string,
  ): Promise<string | null> {
    if (field(fields, 'website') !== '') return null;
    const withIds = new Map([
      ...fields,
      ['newsletter', newsletters.map(({ id }) => id)],
      ['place', ['embed']],
    ]);
    const parsed = SignupFields.safeParse(signupFields(withIds as FormFields, newsletters));
    if (!parsed.success) return whatIsWrong(parsed.error, wordsOf(newsletters));
    const { address, name, newsletterIds, frequency, pausedUntil } = parsed.data;
    if (isTooFar(pausedUntil, clock())) return wordsOf(newsletters).signup.tooFar;
    if (isRefused(settings.refusedDomains, address)) return wordsOf(newsletters).signup.refusedDomain;
    try {
      await subscribers.requestSignup({
        address,
        name: name === '' ? null : name,
        newsletterIds,
        frequency,
        pausedUntil: pauseFrom(pausedUntil, clock()),
        source: `embed:${new URL(origin).host}`,
        formVersion: signupFormVersion,
        ip: site.clientAddress(c),
      });
    } catch (error) {
      if (isInvalidAddress(error)) return wordsOf(newsletters).signup.notAnAddress;
      throw error;
    }
    return null;
  }

  /** By id or by slug; the only one there is where none is named. */
  async function asked(fields: FormFields): Promise<readonly NewsletterProfile[]> {
    const all = await archive.newsletters();
    const wanted = fields.get('newsletter') ?? [];
    if (wanted.length === 0 && all.length === 1) return all;
    return all.filter(({ id, slug }) => wanted.includes(id) || wanted.includes(slug));
  }

  async function allAllow(newsletters: readonly NewsletterProfile[], origin: string): Promise<boolean> {
    if (newsletters.length === 0 || !URL.canParse(origin)) return false;
    if (origin === ownOrigin) return true;
    const each = await Promise.all(newsletters.map(({ id }) => signupSettings.get(id)));
    return each.every(({ origins }) => origins.includes(origin));
  }

  async function anyAllows(origin: string): Promise<boolean> {
    const all = await archive.newsletters();
    const each = await Promise.all(all.map((one) => allAllow([one], origin)));
    return each.includes(true);
  }

  /** May stand in a frame on the newsletter's allowed sites, and nowhere else. */
  async function framed(
    c: Context,
    newsletter: NewsletterProfile,
    page: React.ReactElement,
  ): Promise<Response> {
    const { origins } = await signupSettings.get(newsletter.id);
    const response = site.send(c, page, { audience: 'private' });
    response.headers.set(
      'content-security-policy',
      [
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        `frame-ancestors 'self' ${origins.join(' ')}`.trim(),
      ].join('; '),
    );
    response.headers.set('cross-origin-resource-policy', 'cross-origin');
    return response;
  }
}

/** In the language of what is asked for. */
function wordsOf([newsletter]: readonly NewsletterProfile[]): SiteWords {
  return siteWords(newsletter?.language ?? 'en');
}

function corsHeaders(origin: string): Record<string, string> {
  return { 'access-control-allow-origin': origin, vary: 'Origin' };
}

/** Strings and lists of strings, as a form would have sent them. */
function jsonFields(raw: Uint8Array): FormFields | null {
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(raw).toString('utf8'));
  } catch {
    return null;
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const fields = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(body)) {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    if (!list.every((each) => typeof each === 'string')) return null;
    fields.set(name, list);
  }
  return fields;
}
