import type { CampaignVerbs } from '../ports/index.ts';
import type { CampaignDesk } from './desk.ts';
import { makeSchedule } from './schedule.ts';

/** A second campaign of the same issue and rendition: preparing leaves out everybody but who proved unsent. */
export function makeRetryFailed(desk: CampaignDesk): CampaignVerbs['retryFailed'] {
  const schedule = makeSchedule(desk);
  return async (campaignId, actor) => {
    const campaign = await desk.campaigns.get(campaignId);
    if (campaign === null)
      return { ok: false, code: 'no-rendition', help: 'There is no campaign under this id.' };
    const { issueId, renditionId, segment } = campaign;
    return schedule({
      issueId,
      renditionId,
      at: desk.clock(),
      slotDate: null,
      actor,
      ...(segment === undefined ? {} : { segment }),
    });
  };
}
