import { nextSlots, type SlotOccurrence } from '@masthead/domain';
import type { CampaignVerbs } from '../ports/index.ts';
import type { CampaignDesk } from './desk.ts';

type Desk = Pick<CampaignDesk, 'campaigns' | 'newsletters' | 'clock'>;

/** The newsletter's next weekly slots that nothing fills yet. */
export function makeNextSlots(desk: Desk): CampaignVerbs['nextSlots'] {
  return (newsletterId, count) => freeSlots(desk, newsletterId, count);
}

export async function freeSlots(desk: Desk, newsletterId: string, count: number): Promise<SlotOccurrence[]> {
  const newsletter = await desk.newsletters.byId(newsletterId);
  if (newsletter?.slot === null || newsletter === null) return [];
  const now = desk.clock();
  const fromDate = new Date(now.getTime() - 7 * 86_400_000).toISOString().slice(0, 10);
  const { dates, instants } = await desk.campaigns.takenSlots(newsletterId, fromDate);
  const taken = new Set<string | number>([...dates, ...instants.map((at) => at.getTime())]);
  const slot = { ...newsletter.slot, timeZone: newsletter.timeZone };
  return nextSlots(slot, now, count + taken.size)
    .filter(({ at, date }) => !taken.has(date) && !taken.has(at.getTime()))
    .slice(0, count);
}
