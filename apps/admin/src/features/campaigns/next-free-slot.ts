import type { CampaignVerbs } from '@masthead/delivery';
import { type NewsletterProfile, nextSlots, type SlotOccurrence } from '@masthead/domain';

/** How far ahead a free slot is looked for: a year of weeks. */
const WEEKS = 52;

/** The free weekly slots of a newsletter, soonest first; none when it has no slot. */
export async function freeSlots(
  newsletter: Pick<NewsletterProfile, 'id' | 'slot' | 'timeZone'>,
  campaigns: CampaignVerbs,
  now: Date,
): Promise<SlotOccurrence[]> {
  const { id, slot, timeZone } = newsletter;
  if (slot === null) return [];
  const waiting = await Promise.all(
    (['scheduled', 'held'] as const).map((status) =>
      campaigns.list({ status, newsletterId: id, limit: 200 }),
    ),
  );
  const taken = new Set(waiting.flat().map(({ scheduledFor }) => scheduledFor.getTime()));
  return nextSlots({ ...slot, timeZone }, now, WEEKS).filter(({ at }) => !taken.has(at.getTime()));
}
