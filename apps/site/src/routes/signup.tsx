import type { Context, Hono } from 'hono';
import { field, readForm } from '../http/read-form.ts';
import type { SiteContext } from '../http/site-context.ts';
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

/** The signup door. Whoever gets through it reads the same page, byte for byte, whatever the address is to us. */
export function addSignupRoutes(app: Hono, site: SiteContext): void {
  const { archive, subscribers, clock, settings } = site.deps;

  app.get('/subscribe', async (c) => {
    const newsletters = await archive.newsletters();
    return site.send(
      c,
      <SubscribePage frame={site.frame(newsletters[0] ?? null)} newsletters={newsletters} />,
      { audience: 'public' },
    );
  });

  app.post('/subscribe', async (c) => {
    const newsletters = await archive.newsletters();
    const frame = site.frame(newsletters[0] ?? null);
    const { signup } = frame.words;
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, frame, 403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuseForm(site, c, frame, reading.status);
    const { fields } = reading;
    const again = (
      wrong: { readonly error: string | null; readonly suggestion?: string },
      status: 200 | 422,
    ) =>
      site.send(
        c,
        <SubscribePage
          frame={frame}
          newsletters={newsletters}
          given={{
            ...givenBefore(fields, fields.get('newsletter') ?? []),
            ...wrong,
          }}
        />,
        { audience: 'private', status },
      );
    const thanks = () => site.send(c, <CheckInboxPage frame={frame} />, { audience: 'private' });

    // A robot filled in what no person sees: it is told the same and nothing is kept.
    if (field(fields, 'website') !== '') return thanks();
    const stamp = readFormStamp(settings.formKeys, field(fields, 'stamp'), clock(), settings.signupMinFillMs);
    if (stamp !== 'ok') return again({ error: signup.onceMore }, 200);
    const parsed = SignupFields.safeParse(signupFields(fields, newsletters));
    if (!parsed.success) return again({ error: whatIsWrong(parsed.error, frame.words) }, 422);
    const { address, pausedUntil } = parsed.data;
    if (isTooFar(pausedUntil, clock())) return again({ error: signup.tooFar }, 422);
    if (isRefused(settings.refusedDomains, address)) return again({ error: signup.refusedDomain }, 422);
    const suggestion = hintFor(fields);
    if (suggestion !== null) return again({ error: null, suggestion }, 200);
    try {
      await subscribers.requestSignup(toRequest(c, site, parsed.data));
    } catch (error) {
      if (isInvalidAddress(error)) return again({ error: signup.notAnAddress }, 422);
      throw error;
    }
    return thanks();
  });
}

function toRequest(c: Context, site: SiteContext, data: SignupFields) {
  return {
    address: data.address,
    name: data.name === '' ? null : data.name,
    newsletterIds: data.newsletterIds,
    frequency: data.frequency,
    pausedUntil: pauseFrom(data.pausedUntil, site.deps.clock()),
    source: `site:${data.place}`,
    formVersion: signupFormVersion,
    ip: site.clientAddress(c),
  };
}
