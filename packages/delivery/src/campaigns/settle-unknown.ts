import type { CampaignVerbs } from '../ports/index.ts';
import type { CampaignDesk } from './desk.ts';

/** An operator decides what the engine must not guess. */
export function makeSettleUnknown({ batches, log, waker }: CampaignDesk): CampaignVerbs['settleUnknown'] {
  return async (campaignId, as, actor) => {
    const recipients = await batches.decideUnknown(campaignId, as);
    log.warn(
      { campaign: campaignId, as, actor, mails: recipients },
      'an operator settled unknown deliveries',
    );
    // The campaign may be over now.
    if (recipients > 0) await waker.wake('campaigns');
    return { recipients };
  };
}
