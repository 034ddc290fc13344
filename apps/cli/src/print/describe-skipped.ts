import type { SkippedSlots } from '../desk/campaigns.ts';

/** One line a slot that went by without an issue. */
export function describeSkipped(slots: SkippedSlots['slots']): string {
  if (slots.length === 0) return 'No weekly slot went by without an issue.';
  return slots
    .map(
      ({ date, found, label, newsletterName, timeZone }) =>
        `${date}  ${newsletterName}, ${label} ${timeZone}: ${words[found]}`,
    )
    .join('\n');
}

const words = {
  nothing: 'nothing was scheduled for it',
  held: 'its issue was on hold, edited after it was approved',
  stopped: 'its issue was stopped and nobody let it run',
} as const;
