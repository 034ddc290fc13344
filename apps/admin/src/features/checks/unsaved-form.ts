import { z } from 'zod';
import type { Issue } from '../../payload-types.ts';

/** What is printed of an issue and may be typed; anything else in a form is not looked at. */
const typed = [
  'subject',
  'preheader',
  'tagline',
  'lede',
  'sections',
  'closing',
  'date',
  'number',
  'kind',
  'newsletter',
] as const satisfies readonly (keyof Issue)[];

/** A form as the editor's page holds it; null or none: the saved draft. */
export const UnsavedForm = z.record(z.string(), z.unknown()).nullish();

/**
 * The fields of a form that are printed. Its shapes are Payload's own, from somebody who may save them; the snapshot
 * made of them is checked like any other.
 */
export function unsavedIssue(form: z.output<typeof UnsavedForm>): Partial<Issue> {
  if (form === null || form === undefined) return {};
  const kept = typed.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]] as const]));
  return Object.fromEntries(kept) as Partial<Issue>;
}
