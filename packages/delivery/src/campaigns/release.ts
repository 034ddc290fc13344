import type { CampaignVerbs } from '../ports/index.ts';
import { lateStartMs } from '../timing.ts';
import type { CampaignDesk } from './desk.ts';
import { freeSlots } from './slots.ts';

/**
 * Approved again. Before its instant: as planned. Up to 6 h after: now, the approval being the confirmation. Later: the
 * newsletter's next free slot; without a slot it stays for a person to decide (the late guard says so).
 */
export function makeRelease(desk: CampaignDesk): CampaignVerbs['release'] {
  const { campaigns, clock, waker } = desk;
  return async (issueId, renditionId, actor) => {
    const campaign = await campaigns.liveByIssue(issueId);
    if (campaign === null || !campaign.held) return false;
    const now = clock();
    const lateMs = now.getTime() - campaign.scheduledFor.getTime();
    const next = lateMs > lateStartMs ? (await freeSlots(desk, campaign.newsletterId, 1))[0] : undefined;
    const released = await campaigns.release(campaign.id, {
      renditionId,
      scheduledFor: next?.at ?? null,
      slotDate: next?.date ?? null,
      actor,
    });
    const at = next?.at ?? campaign.scheduledFor;
    if (released) await waker.wake('campaigns', { delayMs: Math.max(0, at.getTime() - now.getTime()) });
    return released;
  };
}
