/** `2026-11-22` → "22 November 2026", in the language. The date has no zone: it is printed as it stands. */
export function dateLine(date: string, language: string): string {
  const locale = language.toLowerCase() === 'en' ? 'en-GB' : language;
  return formatterFor(locale).format(Date.parse(`${date}T00:00:00Z`));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(locale: string): Intl.DateTimeFormat {
  const known = formatters.get(locale);
  if (known !== undefined) return known;
  const supported = isLocale(locale) ? locale : 'en-GB';
  const made = new Intl.DateTimeFormat(supported, { dateStyle: 'long', timeZone: 'UTC' });
  formatters.set(locale, made);
  return made;
}

function isLocale(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([locale]).length > 0;
  } catch {
    return false;
  }
}
