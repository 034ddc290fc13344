import { HexId, type NewsletterProfile } from '@masthead/domain';
import { z } from 'zod';
import { type FormFields, field } from '../http/read-form.ts';
import type { SiteWords } from '../words/site-words.ts';

const longestPauseMs = 366 * 24 * 60 * 60 * 1000;

/** What every door to a signup takes. Delivery's parser of addresses is stricter than this one. */
export const SignupFields = z.object({
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
  /** A day; nothing is sent before it. */
  pausedUntil: z.union([
    z.literal('').transform(() => null),
    z.iso.date().transform((day) => new Date(`${day}T00:00:00Z`)),
  ]),
  place: z.enum(['home', 'issue', 'entry', 'subscribe', 'embed']),
});
export type SignupFields = z.output<typeof SignupFields>;

/** A form's fields as {@link SignupFields} takes them; newsletters that are none are left out. */
export function signupFields(fields: FormFields, newsletters: readonly NewsletterProfile[]): unknown {
  const known = new Set(newsletters.map(({ id }) => id));
  return {
    // The button of a hint takes the place of what was typed, unless that was mended since: Enter presses it too.
    address:
      field(fields, 'meant') === field(fields, 'address') && field(fields, 'instead') !== ''
        ? field(fields, 'instead')
        : field(fields, 'address'),
    name: field(fields, 'name'),
    frequency: field(fields, 'frequency') || 'every',
    newsletterIds: (fields.get('newsletter') ?? []).filter((id) => known.has(id)),
    pausedUntil: field(fields, 'pausedUntil'),
    place: field(fields, 'place') || 'subscribe',
  };
}

/** Null when the day is past: then there is nothing to wait for. */
export function pauseFrom(day: Date | null, now: Date): Date | null {
  if (day === null || day <= now || day.getTime() - now.getTime() > longestPauseMs) return null;
  return day;
}

export function whatIsWrong(error: z.ZodError, { signup }: SiteWords): string {
  const wrong = error.issues[0]?.path[0];
  if (wrong === 'address') return signup.notAnAddress;
  if (wrong === 'newsletterIds') return signup.chooseNewsletter;
  if (wrong === 'name') return signup.badName;
  if (wrong === 'pausedUntil') return signup.badDate;
  return signup.badForm;
}

/** Delivery's parser is stricter than the form's. */
export function isInvalidAddress(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidAddress';
}
