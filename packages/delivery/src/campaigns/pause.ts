import type { CampaignVerbs } from '../ports/index.ts';
import type { CampaignDesk } from './desk.ts';

/** As a cancel, but what is taken back stays ready. A person's pause also holds over one that would end by itself. */
export function makePause({ campaigns, batches, failpoint }: CampaignDesk): CampaignVerbs['pause'] {
  return async (campaignId, actor, reason) => {
    const ok = await campaigns.setIntent(campaignId, {
      from: ['run'],
      to: 'pause',
      reason,
      actor,
      overSelfEnding: true,
    });
    failpoint('pause.after-intent');
    return { ok, inFlight: ok ? await batches.fence(campaignId, 'ready') : 0 };
  };
}
