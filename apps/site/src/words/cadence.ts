import type { NewsletterProfile } from '@masthead/domain';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What comes and how often, for a reader who decides: "Every Friday morning, free." */
export function cadence({ slot }: Pick<NewsletterProfile, 'slot'>): string {
  if (slot === null) return 'Whenever an issue is ready.';
  const hour = Number.parseInt(slot.time.slice(0, 2), 10);
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return `Every ${weekdays[slot.weekday - 1] ?? 'week'} ${part}.`;
}
