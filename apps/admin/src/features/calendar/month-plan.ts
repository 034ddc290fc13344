import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { listCampaigns } from '../campaigns/list-campaigns.ts';
import { type NewsletterPlan, planDays } from './plan-days.ts';
import type { PlannedDay } from './plan-shape.ts';

/** Campaigns looked at a newsletter: some four years of weeks. */
const CAMPAIGNS = 200;

/** What goes when in a month (`YYYY-MM`), over all newsletters. For anybody at the desk. */
export async function monthPlan(payload: Payload, month: string, now: Date): Promise<readonly PlannedDay[]> {
  const { docs } = await payload.find({
    collection: 'newsletters',
    depth: 0,
    pagination: false,
    sort: 'createdAt',
  });
  const plans = await Promise.all(
    docs.map(async ({ createdAt, id, name, slot, timeZone }): Promise<NewsletterPlan> => {
      const [campaigns, dated] = await Promise.all([
        listCampaigns(payload, { newsletterId: id, limit: CAMPAIGNS }),
        datedIssues(payload, id, month),
      ]);
      const weekly = slot?.weekday && slot.time ? { weekday: slot.weekday, time: slot.time } : null;
      return { name, timeZone, since: new Date(createdAt), slot: weekly, campaigns, dated };
    }),
  );
  return planDays(month, plans, now);
}

/** Issues with a date in the month that are neither in the archive nor on their way. */
async function datedIssues(
  payload: Payload,
  newsletterId: string,
  month: string,
): Promise<NewsletterPlan['dated']> {
  const from = new Date(`${month}-01T00:00:00Z`);
  const until = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  const { docs } = await payload.find({
    collection: 'issues',
    where: {
      newsletter: { equals: newsletterId },
      date: { greater_than_equal: from.toISOString(), less_than: until.toISOString() },
      publicFrom: { exists: false },
    },
    draft: true,
    depth: 0,
    pagination: false,
    select: { number: true, tagline: true, workflow: true, date: true },
  });
  const { campaigns } = await delivery();
  const sent = await campaigns.newestByIssue(docs.map(({ id }) => id));
  return docs
    .filter(({ id }) => [undefined, 'cancelled'].includes(sent.get(id)?.status))
    .map(({ id, date, number, tagline, workflow }) => ({
      date: (date ?? '').slice(0, 10),
      issue: { id, number: number ?? null, title: tagline || 'Without a tagline', exists: true, workflow },
    }));
}
