const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept: to make one takes longer than to print some hundred dates, and a page of results has twenty. */
function formatOf(language: string, month: 'long' | 'short', timeZone: string): Intl.DateTimeFormat {
  const name = `${language} ${month} ${timeZone}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const year = month === 'long' ? 'numeric' : undefined;
  const made = new Intl.DateTimeFormat(locale(language), { day: 'numeric', month, year, timeZone });
  formats.set(name, made);
  return made;
}

/** "22 November 2026". Dates without a time have no zone; instants are shown in the newsletter's. @param date `YYYY-MM-DD` */
export function longDate(date: string, language = 'en'): string {
  return formatOf(language, 'long', 'UTC').format(new Date(`${date}T00:00:00Z`));
}

/** "22 Nov", for lists that stand under their year. @param date `YYYY-MM-DD` */
export function shortDate(date: string, language = 'en'): string {
  return formatOf(language, 'short', 'UTC').format(new Date(`${date}T00:00:00Z`));
}

export function longDateOfInstant(instant: Date, timeZone: string, language = 'en'): string {
  return formatOf(language, 'long', timeZone).format(instant);
}

/** `YYYY-MM-DD` in UTC: for `<time>` and date fields. */
export function isoDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** English dates in the order of the house: day first. */
function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
