/** "Friday 27 November 2026, 09:00", or short "Fri 27 Nov 2026, 09:00", on the clocks of `timeZone`; the same letters in Node and in every browser. */
export function momentLabel(
  iso: string,
  timeZone: string,
  { seconds = false, short = false }: { readonly seconds?: boolean; readonly short?: boolean } = {},
): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: short ? 'short' : 'long',
    day: 'numeric',
    month: short ? 'short' : 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}${seconds ? `:${part('second')}` : ''}`;
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${time}`;
}

/** "27 Nov 2026" in the zone. */
export function dayLabel(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')} ${part('month')} ${part('year')}`;
}
