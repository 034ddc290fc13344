/** The month an address asks for (`YYYY-MM`); else the present one. */
export function monthOf(asked: unknown, now: Date): string {
  if (typeof asked === 'string' && /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked)) return asked;
  return now.toISOString().slice(0, 7);
}

export function shiftMonth(month: string, by: number): string {
  const [year = 0, index = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index - 1 + by, 1)).toISOString().slice(0, 7);
}

/** "November 2026" */
export function monthWords(month: string): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(`${month}-01T00:00:00Z`));
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
