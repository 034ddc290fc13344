import { HexId, type NewsletterProfile } from '@masthead/domain';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { type FormFields, field, readForm } from '../http/read-form.ts';
import type { SiteContext } from '../http/site-context.ts';
import { refuseForm } from '../pages/refusals.tsx';
import { signupFormVersion } from '../pages/signup-form.tsx';
import { CheckInboxPage, SubscribePage } from '../pages/subscribe-page.tsx';
import { readFormStamp } from '../signup/form-stamp.ts';

const SignupFields = z.object({
  address: z
    .string()
    .trim()
    .min(3)
    .max(254)
    .regex(/^[^\s@]+@[^\s@]+$/),
  name: z
    .string()
    .trim()
    .max(120)
    .regex(/^\P{Cc}*$/u),
  frequency: z.enum(['every', 'monthly']),
  newsletterIds: z.array(HexId).min(1).max(20),
  place: z.enum(['home', 'issue', 'entry', 'subscribe']),
});

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
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, frame, 403);
    const reading = await readForm(c.req.raw);
    if (!reading.ok) return refuseForm(site, c, frame, reading.status);
    const { fields } = reading;
    const again = (error: string, status: 200 | 422) =>
      site.send(
        c,
        <SubscribePage
          frame={frame}
          newsletters={newsletters}
          given={{ address: field(fields, 'address'), name: field(fields, 'name'), error }}
        />,
        { audience: 'private', status },
      );
    const thanks = () => site.send(c, <CheckInboxPage frame={frame} />, { audience: 'private' });

    // A robot filled in what no person sees: it is told the same and nothing is kept.
    if (field(fields, 'website') !== '') return thanks();
    const stamp = readFormStamp(settings.formKeys, field(fields, 'stamp'), clock(), settings.signupMinFillMs);
    if (stamp !== 'ok') return again('Please press the button once more.', 200);
    const parsed = SignupFields.safeParse(signupFields(fields, newsletters));
    if (!parsed.success) return again(whatIsWrong(parsed.error), 422);
    try {
      await subscribers.requestSignup(toRequest(c, site, parsed.data));
    } catch (error) {
      if (isInvalidAddress(error)) return again('That does not look like an email address.', 422);
      throw error;
    }
    return thanks();
  });
}

function signupFields(fields: FormFields, newsletters: readonly NewsletterProfile[]): unknown {
  const known = new Set(newsletters.map(({ id }) => id));
  return {
    address: field(fields, 'address'),
    name: field(fields, 'name'),
    frequency: field(fields, 'frequency') || 'every',
    newsletterIds: (fields.get('newsletter') ?? []).filter((id) => known.has(id)),
    place: field(fields, 'place') || 'subscribe',
  };
}

function toRequest(c: Context, site: SiteContext, data: z.infer<typeof SignupFields>) {
  return {
    address: data.address,
    name: data.name === '' ? null : data.name,
    newsletterIds: data.newsletterIds,
    frequency: data.frequency,
    source: `site:${data.place}`,
    formVersion: signupFormVersion,
    ip: site.clientAddress(c),
  };
}

function whatIsWrong(error: z.ZodError): string {
  const wrong = error.issues[0]?.path[0];
  if (wrong === 'address') return 'That does not look like an email address.';
  if (wrong === 'newsletterIds') return 'Please choose a newsletter.';
  if (wrong === 'name') return 'That name is too long, or holds characters that cannot be printed.';
  return 'Something in the form was not understood. Please try again.';
}

/** Delivery's parser is stricter than the form's. */
function isInvalidAddress(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidAddress';
}
