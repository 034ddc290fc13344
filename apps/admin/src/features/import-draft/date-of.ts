import { parseDateText } from '@masthead/importer';
import type { Story } from '../../payload-types.ts';

type DateFields = Pick<Story, 'dateText' | 'date' | 'datePrecision'>;

/**
 * A story's date as typed, with what it means beside it (editorial.md, "Story"); the meaning is left out when it
 * cannot be read. `reference` is the day against which a date without a year is read. A month or a year is kept as
 * its first day, at noon UTC, so that the desk shows that day in nearly every zone.
 */
export function dateOf(typed: string | null, reference: Date): DateFields {
  if (typed === null) return {};
  const dateText = typed.slice(0, 80);
  const parsed = parseDateText(typed, reference);
  if (parsed === null) return { dateText };
  const { value, precision } = parsed;
  if (value === null) return { dateText, datePrecision: precision };
  const date = `${value}${'-01-01'.slice(value.length - 4)}T12:00:00.000Z`;
  return { dateText, date, datePrecision: precision };
}
