/** Where the Internet Archive shows a page as it was about a day: built, not asked for. Its site finds the nearest copy. */
export function archivedCopy(url: string, day: Date): string {
  return `https://web.archive.org/web/${day.toISOString().slice(0, 10).replaceAll('-', '')}/${url}`;
}
