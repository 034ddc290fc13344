import type { CampaignVerbs } from '../ports/index.ts';
import { lateStartMs } from '../timing.ts';
import type { CampaignDesk } from './desk.ts';
import { freeSlots } from './slots.ts';

/** Slots looked at when those before are taken while we look. */
const candidates = 8;

/**
 * Approved again. Before its instant: as planned. Up to 6 h after: now, the approval being the confirmation. Later: the
 * newsletter's next free slot, and the one after it if somebody takes that meanwhile; without a slot it stays for a
 * person to decide (the late guard says so).
 */
export function makeRelease(desk: CampaignDesk): CampaignVerbs['release'] {
  const { campaigns, waker } = desk;
  return async (issueId, renditionId, actor) => {
    const campaign = await campaigns.liveByIssue(issueId);
    if (campaign === null || !campaign.held) return null;
    const lateMs = (await campaigns.lateness(campaign.id)) ?? 0;
    const free = lateMs > lateStartMs ? await freeSlots(desk, campaign.newsletterId, candidates) : [];
    for (const slot of free.length > 0 ? free : [null]) {
      const outcome = await campaigns.release(campaign.id, { renditionId, slot, actor });
      if (outcome === 'slot-taken') continue;
      if (outcome === 'gone') return null;
      await waker.wake('campaigns', {
        delayMs:
          slot === null ? Math.max(0, -lateMs) : Math.max(0, slot.at.getTime() - desk.clock().getTime()),
      });
      return { at: slot?.at ?? campaign.scheduledFor, moved: slot !== null };
    }
    return null;
  };
}
