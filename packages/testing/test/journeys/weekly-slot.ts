import type { Stack } from '../../src/stack.ts';
import { askDesk } from './desk.ts';

/** The zone in which it is noon now, or nearly: there today’s later hours are today, whenever the test runs. */
export function middayZone(now = new Date()): string {
  const ahead = 12 - now.getUTCHours();
  // Etc/GMT-3 is three hours ahead of UTC: the sign is POSIX’s.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** Moves the sample newsletter’s weekly slot to today, at that time of the zone. */
export async function setSlot(stack: Stack, timeZone: string, time: string): Promise<void> {
  const { docs } = await askDesk<{ docs: { id: string }[] }>(
    stack,
    'GET',
    '/api/newsletters?depth=0&limit=1',
  );
  const weekday = ((dayIn(timeZone) + 6) % 7) + 1;
  await askDesk(stack, 'PATCH', `/api/newsletters/${docs[0]?.id}?depth=0`, {
    timeZone,
    slot: { weekday, time },
  });
}

/** The first whole minute that is at least `seconds` away, on the zone’s clocks. */
export function minuteIn(timeZone: string, seconds: number): string {
  const at = new Date(Math.ceil((Date.now() + seconds * 1_000) / 60_000) * 60_000);
  return new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at);
}

/** 0 is Sunday. */
function dayIn(timeZone: string): number {
  const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  return names.indexOf(new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(new Date()));
}
