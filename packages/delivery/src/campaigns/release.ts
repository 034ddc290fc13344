import type { SlotOccurrence } from '@masthead/domain';
import type { Campaign, CampaignVerbs, Released } from '../ports/index.ts';
import { lateStartMs } from '../timing.ts';
import type { CampaignDesk } from './desk.ts';
import { freeSlots } from './slots.ts';

/** Slots looked at when those before are taken while we look. */
const candidates = 8;

type Planner = Pick<CampaignDesk, 'campaigns' | 'newsletters' | 'clock'>;

interface Plan {
  readonly campaign: Campaign;
  readonly course: Released['course'];
  readonly lateMs: number;
  /** In order of preference; empty: at its instant as it was. */
  readonly slots: readonly SlotOccurrence[];
}

/**
 * Approved again. Before its instant: as planned. Up to 6 h after: now, the approval being the confirmation. Later: the
 * newsletter's next free slot, and the one after it if somebody takes that meanwhile; without a slot it stays for a
 * person to decide (the late guard says so). A pause and a guard that is not about being late outlast an approval.
 */
export function makeRelease(desk: CampaignDesk): CampaignVerbs['release'] {
  const { campaigns, waker } = desk;
  return async (issueId, renditionId) => {
    const plan = await planRelease(desk, issueId, renditionId);
    if (plan === null) return null;
    const { campaign, lateMs } = plan;
    for (const slot of plan.slots.length > 0 ? plan.slots : [null]) {
      const outcome = await campaigns.release(campaign.id, { renditionId, slot });
      if (outcome === 'slot-taken') continue;
      if (outcome === 'gone') return null;
      await waker.wake('campaigns', {
        delayMs:
          slot === null ? Math.max(0, -lateMs) : Math.max(0, slot.at.getTime() - desk.clock().getTime()),
      });
      return released(plan, slot);
    }
    return null;
  };
}

/** The same question without the act, for whoever is asked beforehand. */
export function makeOnApproval(desk: Planner): CampaignVerbs['onApproval'] {
  return async (issueId, renditionId) => {
    const plan = await planRelease(desk, issueId, renditionId);
    return plan === null ? null : released(plan, plan.slots[0] ?? null);
  };
}

async function planRelease(desk: Planner, issueId: string, renditionId: string): Promise<Plan | null> {
  const campaign = await desk.campaigns.liveByIssue(issueId);
  if (campaign === null || campaign.startedAt !== null) return null;
  if (!campaign.held && campaign.renditionId === renditionId) return null;
  const lateMs = (await desk.campaigns.lateness(campaign.id)) ?? 0;
  if (campaign.intent === 'pause') return { campaign, course: 'paused', lateMs, slots: [] };
  if (lateMs > lateStartMs) {
    const slots = await freeSlots(desk, campaign.newsletterId, candidates);
    return { campaign, course: slots.length > 0 ? 'next-slot' : 'waits', lateMs, slots };
  }
  const course = campaign.guarded ? 'waits' : lateMs < 0 ? 'planned' : 'now';
  return { campaign, course, lateMs, slots: [] };
}

function released({ campaign, course }: Plan, slot: SlotOccurrence | null): Released {
  return { course, at: slot?.at ?? campaign.scheduledFor, segment: campaign.segment?.name ?? null };
}
