import { nextSlots, slotLabel } from '@masthead/domain';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import type { Newsletter } from '../../payload-types.ts';
import { listCampaigns } from '../campaigns/list-campaigns.ts';
import { skippedSlots } from '../slots/skipped-slots.ts';
import { countReaders } from '../subscribers/count-readers.ts';
import { missingFor } from './missing-for.ts';
import type { IssueInWork, NewsletterOverview } from './overview-shape.ts';
import { isUnderWay, slotOutlook } from './slot-outlook.ts';

/** Campaigns looked at a newsletter: the live ones are among the newest. */
const CAMPAIGNS = 20;
/** Issues looked at a newsletter, by their last change. */
const ISSUES = 60;
/** Empty slots named a newsletter. */
const SKIPPED = 3;
/** Issues named as candidates for a slot. */
const NAMED = 5;
/** Over which the list's growth is told. */
const WEEKS = 4;

/** The desk's first page: what goes next, what it lacks, how the last one went, how many read. For anybody at the desk. */
export async function deskOverview(payload: Payload, now: Date): Promise<readonly NewsletterOverview[]> {
  const [{ docs }, readers] = await Promise.all([
    payload.find({ collection: 'newsletters', depth: 0, pagination: false, sort: 'createdAt' }),
    countReaders(payload),
  ]);
  return Promise.all(
    docs.map(async (newsletter) => {
      const { id, name, timeZone } = newsletter;
      const [campaigns, inWork, skipped, weeks] = await Promise.all([
        listCampaigns(payload, { newsletterId: id, limit: CAMPAIGNS }),
        issuesInWork(payload, id),
        skippedSlots(payload, { newsletterId: id, limit: SKIPPED }),
        delivery().then(({ list }) => list.growth(id, WEEKS)),
      ]);
      const slot = nextSlot(newsletter, now);
      const live = campaigns
        .filter(isUnderWay)
        .sort((a, b) => a.campaign.scheduledFor.localeCompare(b.campaign.scheduledFor));
      const outlook = await slotOutlook(slot?.at ?? null, live, inWork, (issueId) =>
        missingFor(payload, issueId),
      );
      return {
        id,
        name,
        timeZone,
        slot,
        outlook,
        skipped,
        live: live.filter((row) => outlook.kind !== 'filled' || row !== outlook.by),
        last: campaigns.find((row) => !isUnderWay(row)) ?? null,
        growth: {
          joined: weeks.reduce((sum, { joined }) => sum + joined, 0),
          left: weeks.reduce((sum, { left }) => sum + left, 0),
        },
        readers: readers.find(({ newsletterId }) => newsletterId === id)?.counts ?? {
          pending: 0,
          confirmed: 0,
          unsubscribed: 0,
        },
      };
    }),
  );
}

function nextSlot(
  { slot, timeZone }: Pick<Newsletter, 'slot' | 'timeZone'>,
  now: Date,
): NewsletterOverview['slot'] {
  if (!slot?.weekday || !slot.time) return null;
  const next = nextSlots({ weekday: slot.weekday, time: slot.time, timeZone }, now, 1)[0];
  return next === undefined ? null : { at: next.at.toISOString(), label: slotLabel(next.at, timeZone) };
}

/** Neither in the archive nor sent nor on its way. A cancelled campaign gives its issue back. */
export async function issuesInWork(payload: Payload, newsletterId: string): Promise<readonly IssueInWork[]> {
  const { docs } = await payload.find({
    collection: 'issues',
    where: { newsletter: { equals: newsletterId }, publicFrom: { exists: false } },
    draft: true,
    sort: '-updatedAt',
    limit: ISSUES,
    pagination: false,
    depth: 0,
    select: { number: true, tagline: true, workflow: true },
  });
  const { campaigns } = await delivery();
  const sent = await campaigns.newestByIssue(docs.map(({ id }) => id));
  return docs
    .filter(({ id }) => [undefined, 'cancelled'].includes(sent.get(id)?.status))
    .slice(0, NAMED)
    .map(({ id, number, tagline, workflow }) => ({
      id,
      number: number ?? null,
      title: tagline || 'Without a tagline',
      exists: true,
      workflow,
    }));
}
