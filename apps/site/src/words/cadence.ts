import type { NewsletterProfile } from '@masthead/domain';
import type { SiteWords } from './en.tsx';

/** What comes and how often: "Every Friday morning." */
export function cadence({ slot }: Pick<NewsletterProfile, 'slot'>, words: SiteWords): string {
  if (slot === null) return words.cadence(null);
  const hour = Number.parseInt(slot.time.slice(0, 2), 10);
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return words.cadence({ weekdayName: weekdayName(slot.weekday, words.language), part });
}

/** @param weekday 1 is Monday */
function weekdayName(weekday: number, language: string): string {
  // 2024-01-01 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(day);
}
