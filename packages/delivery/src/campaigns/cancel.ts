import type { CampaignVerbs } from '../ports/index.ts';
import type { CampaignDesk } from './desk.ts';

/** Intent first, then the fence: whoever claims in between reads the intent, whoever claimed before loses the batch. */
export function makeCancel({ campaigns, batches, waker, failpoint }: CampaignDesk): CampaignVerbs['cancel'] {
  return async (campaignId, actor, reason) => {
    const ok = await campaigns.setIntent(campaignId, { from: ['run', 'pause'], to: 'cancel', reason, actor });
    if (!ok) return { ok, inFlight: 0 };
    failpoint('cancel.after-intent');
    const inFlight = await batches.fence(campaignId, 'cancelled');
    await waker.wake('campaigns');
    return { ok, inFlight };
  };
}
