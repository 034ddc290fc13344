import { HexId, type NewsletterProfile } from '@masthead/domain';
import { z } from 'zod';
import { type FormFields, field } from '../http/read-form.ts';
import type { SiteWords } from '../words/site-words.ts';
import { suggestAddress } from './suggest-address.ts';

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
    address: addressOf(fields),
    name: field(fields, 'name'),
    frequency: field(fields, 'frequency') || 'every',
    newsletterIds: (fields.get('newsletter') ?? []).filter((id) => known.has(id)),
    pausedUntil: field(fields, 'pausedUntil'),
    place: field(fields, 'place') || 'subscribe',
  };
}

/**
 * What is asked for: the button of a hint takes the place of what was typed, unless that was mended since – Enter
 * presses it too.
 */
export function addressOf(fields: FormFields): string {
  const address = field(fields, 'address');
  const instead = field(fields, 'instead');
  return field(fields, 'meant') === address && instead !== '' ? instead : address;
}

/** What the address may have been meant to be; null once they pressed again with the same one: they mean it. */
export function hintFor(fields: FormFields): string | null {
  const address = field(fields, 'address');
  return field(fields, 'meant') === address ? null : suggestAddress(address);
}

/** Null when the day is past: then there is nothing to wait for. */
export function pauseFrom(day: Date | null, now: Date): Date | null {
  return day === null || day <= now ? null : day;
}

/** More than a year ahead: told of, as the preferences page does, and never silently left out. */
export function isTooFar(day: Date | null, now: Date): boolean {
  return day !== null && day.getTime() - now.getTime() > longestPauseMs;
}

/** A form's fields as the next page fills them in again. */
export function givenBefore(fields: FormFields, newsletterIds: readonly string[]) {
  return {
    address: field(fields, 'address'),
    name: field(fields, 'name'),
    frequency: field(fields, 'frequency') === 'monthly' ? ('monthly' as const) : ('every' as const),
    pausedUntil: field(fields, 'pausedUntil'),
    newsletterIds,
  };
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
