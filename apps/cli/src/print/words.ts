/** "1 mail", "1,412 mails". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** "2026-11-27 09:00" on the clocks of `timeZone`. */
export function moment(iso: string, timeZone: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(new Date(iso));
}

/** "№ 13 “A title”" */
export function named({ number, title }: { readonly number: number | null; readonly title: string }): string {
  return number === null ? `“${title}”` : `№ ${number} “${title}”`;
}
