import type { CampaignVerbs } from '../ports/index.ts';
import { makeCancel } from './cancel.ts';
import type { CampaignDesk } from './desk.ts';
import { makeHold } from './hold.ts';
import { makePause } from './pause.ts';
import { makeOnApproval, makeRelease } from './release.ts';
import { makeResume } from './resume.ts';
import { makeMailsToRetry, makeRetryFailed } from './retry-failed.ts';
import { makeSchedule } from './schedule.ts';
import { makeSendRest } from './send-rest.ts';
import { makeSettleUnknown } from './settle-unknown.ts';
import { makeNextSlots } from './slots.ts';

export function makeCampaignVerbs(desk: CampaignDesk): CampaignVerbs {
  const { campaigns } = desk;
  return {
    schedule: makeSchedule(desk),
    cancel: makeCancel(desk),
    pause: makePause(desk),
    resume: makeResume(desk),
    sendRest: makeSendRest(desk),
    retryFailed: makeRetryFailed(desk),
    mailsToRetry: makeMailsToRetry(desk),
    settleUnknown: makeSettleUnknown(desk),
    hold: makeHold(desk),
    release: makeRelease(desk),
    onApproval: makeOnApproval(desk),
    nextSlots: makeNextSlots(desk),
    skippedSlots: (query) => desk.slots.skipped(query),
    get: (campaignId) => campaigns.view(campaignId),
    failures: (campaignId) => campaigns.reasons(campaignId),
    async newestByIssue(issueIds) {
      const views = await campaigns.newestByIssue(issueIds);
      return new Map(views.map((view) => [view.issueId, view]));
    },
    list: (query) => campaigns.list(query),
  };
}
