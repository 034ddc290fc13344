import type { DraftItem } from '@masthead/domain';
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

/** How far ahead of its text a paper may be dated: a paper is written about once it is there, or just before. */
const aheadMs = 31 * 86_400_000;

/**
 * The year a paper is cited by (Papers, "year"): the one its venue names ("NeurIPS 2025", "CVPR ’26"), since a line may
 * also date the talk about it; else that of the date as typed. Without a year in it that is the last such day before
 * `reference`, the day of the text. Null when neither tells.
 */
export function yearOf(
  { dateText, venue }: Pick<DraftItem, 'dateText' | 'venue'>,
  reference: Date,
): number | null {
  const [, whole, short] = /\b((?:19|20)\d{2})\b|['’](\d{2})\b/u.exec(venue ?? '') ?? [];
  if (whole !== undefined) return Number(whole);
  if (short !== undefined) return 2000 + Number(short);
  const { date } = dateOf(dateText, reference);
  if (date === undefined || date === null) return null;
  const year = Number(date.slice(0, 4));
  const isGuessed = dateText?.includes(String(year)) !== true;
  return isGuessed && Date.parse(date) - reference.getTime() > aheadMs ? year - 1 : year;
}
