/** Years and months as printed: "22 November 2026". Dates without a time have no zone; instants are shown in the newsletter's. */
const day = (timeZone: string, language: string) =>
  new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone });

/** @param date `YYYY-MM-DD` */
export function longDate(date: string, language = 'en'): string {
  return day('UTC', language).format(new Date(`${date}T00:00:00Z`));
}

/** "22 Nov", for lists that stand under their year. @param date `YYYY-MM-DD` */
export function shortDate(date: string, language = 'en'): string {
  return new Intl.DateTimeFormat(locale(language), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

export function longDateOfInstant(instant: Date, timeZone: string, language = 'en'): string {
  return day(timeZone, language).format(instant);
}

/** `YYYY-MM-DD` in UTC: for `<time>` and date fields. */
export function isoDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** English dates in the order of the house: day first. */
function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
