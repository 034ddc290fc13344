import { Temporal } from 'temporal-polyfill';
import { type SlotOccurrence, slotInstant } from './slot.ts';

/** A newsletter's monthly moment: day of the month (1–31; a shorter month has it on its last day), `HH:MM`, IANA zone. */
export interface MonthlySlot {
  readonly day: number;
  readonly time: string;
  readonly timeZone: string;
}

/** One month between two slots: whatever came out at `from` or later and before `at`. */
export interface MonthlyPeriod extends SlotOccurrence {
  readonly from: Date;
  /** `YYYY-MM`: the month in which the middle of the period lies, by which people call it. */
  readonly month: string;
}

/** The period that ended with the latest slot at or before `now`. @throws RangeError for a zone or time that does not exist */
export function latestPeriod(slot: MonthlySlot, now: Date): MonthlyPeriod {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(slot.timeZone);
  // A month ahead: the last hour of a month here may be pushed into the next by a skipped time.
  let month = local.toPlainDate().toPlainYearMonth().add({ months: 1 });
  while (occurrence(slot, month).at > now) month = month.subtract({ months: 1 });
  const { at, date } = occurrence(slot, month);
  const from = occurrence(slot, month.subtract({ months: 1 })).at;
  const middle = Temporal.Instant.fromEpochMilliseconds((from.getTime() + at.getTime()) / 2);
  const named = middle.toZonedDateTimeISO(slot.timeZone).toPlainDate().toPlainYearMonth();
  return { date, at, from, month: named.toString() };
}

function occurrence(slot: MonthlySlot, month: Temporal.PlainYearMonth): SlotOccurrence {
  const date = month.toPlainDate({ day: slot.day });
  return { date: date.toString(), at: slotInstant(slot, date) };
}
