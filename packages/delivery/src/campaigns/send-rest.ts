import type { CampaignVerbs } from '../ports/index.ts';
import type { CampaignDesk } from './desk.ts';

/** A person has seen enough of a canary. */
export function makeSendRest({ campaigns, waker }: CampaignDesk): CampaignVerbs['sendRest'] {
  return async (campaignId, actor) => {
    const ok = await campaigns.endCanary(campaignId, 'now', actor);
    if (ok) await waker.wake('campaigns');
    return { ok };
  };
}
