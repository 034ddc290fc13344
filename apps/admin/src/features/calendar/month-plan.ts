import type { Payload, WhereField } from 'payload';
import { delivery } from '../../delivery.ts';
import { listCampaigns } from '../campaigns/list-campaigns.ts';
import { type NewsletterPlan, planDays } from './plan-days.ts';
import type { DatedIssue, PlannedDay } from './plan-shape.ts';

/** Campaigns looked at a newsletter: some four years of weeks. */
const CAMPAIGNS = 200;
/** Drafts without a day that are named: those of an archive that was brought in are many, and the newest are being written. */
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
  const waiting = (date: WhereField, limit: number) =>
    payload.find({
      collection: 'issues',
      where: { newsletter: { equals: newsletterId }, date, publicFrom: { exists: false } },
      draft: true,
      depth: 0,
      limit,
      pagination: false,
      // A digest has no number: by that it would be the last of all.
      sort: '-createdAt',
      select: { number: true, tagline: true, workflow: true, date: true },
    });
  // Asked apart: what has no day must not crowd out what has one.
  const [dated, undated] = await Promise.all([
    waiting({ greater_than_equal: from.toISOString(), less_than: until.toISOString() }, 0),
    waiting({ exists: false }, WAITING),
  ]);
  const docs = [...dated.docs, ...undated.docs];
  const { campaigns } = await delivery();
  const sent = await campaigns.newestByIssue(docs.map(({ id }) => id));
  return docs
    .filter(({ id }) => [undefined, 'cancelled'].includes(sent.get(id)?.status))
    .map(({ id, date, number, tagline, workflow }) => ({
      date: date ? date.slice(0, 10) : null,
      issue: { id, number: number ?? null, title: tagline || 'Without a tagline', exists: true, workflow },
    }));
}
