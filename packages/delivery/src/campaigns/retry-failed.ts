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

/** Of those whose mail is proved unsent, who still reads: whoever has left or was suppressed since gets no mail. */
export function makeMailsToRetry({
  audience,
  batches,
  campaigns,
  clock,
}: CampaignDesk): CampaignVerbs['mailsToRetry'] {
  return async (campaignId) => {
    const campaign = await campaigns.get(campaignId);
    if (campaign === null) return 0;
    const { issueKind, newsletterId, segment } = campaign;
    const filter = segment === undefined ? {} : { filter: segment.filter };
    return audience.countReached(
      { newsletterId, issueKind, at: clock(), ...filter },
      await batches.unsent(campaignId),
    );
  };
}
