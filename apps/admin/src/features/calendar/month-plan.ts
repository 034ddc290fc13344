import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { listCampaigns } from '../campaigns/list-campaigns.ts';
import { type NewsletterPlan, planDays } from './plan-days.ts';
import type { DatedIssue, PlannedDay } from './plan-shape.ts';

/** Campaigns looked at a newsletter: some four years of weeks. */
const CAMPAIGNS = 200;
/** Drafts of an archive that was brought in are many; nobody plans more at once. */
const WAITING = 100;

/** What goes when in a month (`YYYY-MM`), over all newsletters, and what has no day yet. For anybody at the desk. */
export async function monthPlan(
  payload: Payload,
  month: string,
  now: Date,
): Promise<{ readonly days: readonly PlannedDay[]; readonly undated: readonly DatedIssue[] }> {
  const { docs } = await payload.find({
    collection: 'newsletters',
    depth: 0,
    pagination: false,
    sort: 'createdAt',
  });
  const plans = await Promise.all(
    docs.map(async ({ createdAt, id, name, slot, timeZone }) => {
      const [campaigns, waiting] = await Promise.all([
        listCampaigns(payload, { newsletterId: id, limit: CAMPAIGNS }),
        waitingIssues(payload, id, month),
      ]);
      const weekly = slot?.weekday && slot.time ? { weekday: slot.weekday, time: slot.time } : null;
      const dated = waiting.flatMap(({ date, issue }) => (date === null ? [] : [{ date, issue }]));
      const plan: NewsletterPlan = {
        name,
        timeZone,
        since: new Date(createdAt),
        slot: weekly,
        campaigns,
        dated,
      };
      return { plan, undated: waiting.flatMap(({ date, issue }) => (date === null ? [issue] : [])) };
    }),
  );
  return {
    days: planDays(
      month,
      plans.map(({ plan }) => plan),
      now,
    ),
    undated: plans.flatMap(({ undated }) => undated),
  };
}

/** Issues with a date in the month, or none, that are neither in the archive nor on their way. */
async function waitingIssues(
  payload: Payload,
  newsletterId: string,
  month: string,
): Promise<readonly { readonly date: string | null; readonly issue: DatedIssue }[]> {
  const from = new Date(`${month}-01T00:00:00Z`);
  const until = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  const { docs } = await payload.find({
    collection: 'issues',
    where: {
      newsletter: { equals: newsletterId },
      or: [
        { date: { greater_than_equal: from.toISOString(), less_than: until.toISOString() } },
        { date: { exists: false } },
      ],
      publicFrom: { exists: false },
    },
    draft: true,
    depth: 0,
    limit: WAITING,
    pagination: false,
    sort: '-number',
    select: { number: true, tagline: true, workflow: true, date: true },
  });
  const { campaigns } = await delivery();
  const sent = await campaigns.newestByIssue(docs.map(({ id }) => id));
  return docs
    .filter(({ id }) => [undefined, 'cancelled'].includes(sent.get(id)?.status))
    .map(({ id, date, number, tagline, workflow }) => ({
      date: date ? date.slice(0, 10) : null,
      issue: { id, number: number ?? null, title: tagline || 'Without a tagline', exists: true, workflow },
    }));
}
