import type { CampaignVerbs, ScheduleResult } from '../ports/index.ts';
import type { CampaignDesk } from './desk.ts';

type Refusal = Extract<ScheduleResult, { ok: false }>;

/** Writes the campaign first and wakes afterwards: a lost wake only waits for the reconcile timer. */
export function makeSchedule(desk: CampaignDesk): CampaignVerbs['schedule'] {
  return async ({ issueId, renditionId, at, slotDate, actor, segment, canary }) => {
    const rendition = await desk.renditions.get(renditionId);
    if (rendition === null || rendition.issueId !== issueId)
      return refused('no-rendition', 'Approve the issue first: nothing is approved under this id.');
    const { newsletterId } = rendition;
    const issueKind = rendition.snapshot.issue.kind;
    const [newsletter, nobody] = await Promise.all([
      desk.newsletters.byId(newsletterId),
      desk.audience.isEmpty(newsletterId, issueKind, segment?.filter),
    ]);
    if (newsletter === null || newsletter.postalAddress.trim() === '')
      return refused('no-address', 'The newsletter needs a postal address; no issue may go out without one.');
    if (nobody)
      return refused(
        'no-audience',
        segment === undefined
          ? nobodyWords[issueKind]
          : `No confirmed reader of this kind of issue is in the segment “${segment.name}”.`,
      );
    const inserted = await desk.campaigns.insert({
      issueId,
      newsletterId,
      renditionId,
      issueKind,
      ...(segment === undefined ? {} : { segment }),
      ...(canary === undefined ? {} : { canary }),
      scheduledFor: at,
      slotDate,
      createdBy: actor,
      environmentId: desk.environmentId,
    });
    if (inserted === 'live-campaign')
      return refused('live-campaign', 'This issue already has a campaign; cancel it to schedule another.');
    if (inserted === 'slot-taken')
      return refused('slot-taken', `Another issue goes out in the slot of ${slotDate ?? 'that day'}.`);
    await desk.waker.wake('campaigns', { delayMs: Math.max(0, at.getTime() - desk.clock().getTime()) });
    return { ok: true, campaignId: inserted.id };
  };
}

const nobodyWords = {
  weekly: 'Nobody has confirmed a subscription to every issue of this newsletter yet.',
  digest: 'Nobody has confirmed a subscription to the monthly digest of this newsletter yet.',
} as const;

function refused(code: Refusal['code'], help: string): Refusal {
  return { ok: false, code, help };
}
