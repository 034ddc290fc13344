import type { CampaignVerbs } from '../ports/index.ts';
import type { CampaignDesk } from './desk.ts';

/** A person says: go on. Ends a pause, a failure, and a guard that waited for exactly that; not a hold, which waits for words to be approved. */
export function makeResume({ campaigns, waker }: CampaignDesk): CampaignVerbs['resume'] {
  return async (campaignId, actor) => {
    const campaign = await campaigns.get(campaignId);
    if (campaign === null || campaign.intent === 'cancel') return { ok: false };
    const guarded = campaign.guarded ? await campaigns.liftGuard(campaignId, actor) : false;
    const from = campaign.failed ? (['pause', 'run'] as const) : (['pause'] as const);
    const resumed = await campaigns.setIntent(campaignId, { from, to: 'run', reason: null, actor });
    const ok = guarded || resumed;
    if (ok) await waker.wake('campaigns');
    return { ok };
  };
}
