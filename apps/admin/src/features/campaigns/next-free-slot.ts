import type { CampaignVerbs } from '@masthead/delivery';
import { nextSlots, type SlotOccurrence, type Snapshot } from '@masthead/domain';

/** How far ahead a free slot is looked for: a year of weeks. */
const WEEKS = 52;

/** The free weekly slots that an issue may fill, soonest first. None without a slot, and none for a digest: it would take a weekly issue's place. */
export async function freeSlots(
  { issue, newsletter }: Snapshot,
  campaigns: CampaignVerbs,
  now: Date,
): Promise<SlotOccurrence[]> {
  const { id, slot, timeZone } = newsletter;
  if (slot === null || issue.kind === 'digest') return [];
  const waiting = await Promise.all(
    (['scheduled', 'held'] as const).map((status) =>
      campaigns.list({ status, newsletterId: id, limit: 200 }),
    ),
  );
  const taken = new Set(waiting.flat().map(({ scheduledFor }) => scheduledFor.getTime()));
  return nextSlots({ ...slot, timeZone }, now, WEEKS).filter(({ at }) => !taken.has(at.getTime()));
}
