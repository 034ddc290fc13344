import { Temporal } from 'temporal-polyfill';

/** A newsletter's weekly moment: local weekday (1 Monday – 7 Sunday), local time `HH:MM`, IANA zone. */
export interface WeeklySlot {
  readonly weekday: number;
  readonly time: string;
  readonly timeZone: string;
}

/** One occurrence: the local date it belongs to (`YYYY-MM-DD`) and its instant. */
export interface SlotOccurrence {
  readonly date: string;
  readonly at: Date;
}

/** The first `count` occurrences strictly after `after`, ascending. @throws RangeError for a zone or time that does not exist. */
export function nextSlots(slot: WeeklySlot, after: Date, count: number): SlotOccurrence[] {
  const local = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(slot.timeZone);
  // A week back: an occurrence may have been pushed past midnight by a skipped hour or day.
  const untilWeekday = (slot.weekday - local.dayOfWeek + 7) % 7;
  let date = local.toPlainDate().add({ days: untilWeekday - 7 });
  const found: SlotOccurrence[] = [];
  while (found.length < count) {
    const at = slotInstant(slot, date);
    if (at.getTime() > after.getTime()) found.push({ date: date.toString(), at });
    date = date.add({ days: 7 });
  }
  return found;
}

/** The slot's occurrence in the week, Monday to Sunday, of a local date. */
export function slotInWeekOf(slot: WeeklySlot, date: string): SlotOccurrence {
  const day = Temporal.PlainDate.from(date);
  const own = day.add({ days: slot.weekday - day.dayOfWeek });
  return { date: own.toString(), at: slotInstant(slot, own) };
}

/** "Friday 27 November, 09:00" on the clocks of a zone. */
export function slotLabel(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')}, ${part('hour')}:${part('minute')}`;
}

/** The instant of the slot on a local date: a time that daylight saving skips becomes the first valid minute after, one that comes twice the first. */
export function slotInstant(
  slot: Pick<WeeklySlot, 'time' | 'timeZone'>,
  date: string | Temporal.PlainDate,
): Date {
  const wanted = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(slot.time));
  const zoned = wanted.toZonedDateTime(slot.timeZone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(wanted)) return new Date(zoned.epochMilliseconds);
  // Skipped: 'earlier' lies just before the jump, and the jump's own instant is the first valid minute.
  const jump = zoned.getTimeZoneTransition('next');
  return new Date((jump ?? zoned).epochMilliseconds);
}
