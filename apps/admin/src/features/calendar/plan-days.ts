import { nextSlots } from '@masthead/domain';
import type { CampaignRow } from '../campaigns/campaign-shape.ts';
import type { DatedIssue, Planned, PlannedDay } from './plan-shape.ts';

/** What the plan must know of a newsletter. */
export interface NewsletterPlan {
  readonly name: string;
  readonly timeZone: string;
  /** When it was set up here: nothing was skipped before. */
  readonly since: Date;
  readonly slot: { readonly weekday: number; readonly time: string } | null;
  readonly campaigns: readonly CampaignRow[];
  /** Issues with a date that neither went out nor are on their way. */
  readonly dated: readonly { readonly date: string; readonly issue: DatedIssue }[];
}

/** Slots in a month: at most five, and one on either side. */
const SLOTS = 7;

/** Every day of a month (`YYYY-MM`) with what goes out then, what is dated for it, and which slot nothing fills. */
export function planDays(month: string, plans: readonly NewsletterPlan[], now: Date): readonly PlannedDay[] {
  const found = new Map<string, Planned[]>();
  const put = (date: string, planned: Planned) => found.set(date, [...(found.get(date) ?? []), planned]);
  for (const plan of plans) {
    const taken = new Set<number>();
    const slots = slotsOf(plan, month);
    for (const row of plan.campaigns) {
      if (row.campaign.status === 'cancelled') continue;
      const at = new Date(row.campaign.scheduledFor);
      const inSlot = slots.some((slot) => slot.at.getTime() === at.getTime());
      taken.add(at.getTime());
      put(localDate(at, plan.timeZone), {
        kind: 'campaign',
        row,
        time: localTime(at, plan.timeZone),
        inSlot,
      });
    }
    const waiting = new Map(plan.dated.map(({ date, issue }) => [date, issue]));
    const free = slots.filter(({ at }) => !taken.has(at.getTime()) && (at >= now || at >= plan.since));
    for (const { at, date } of free) {
      const next = waiting.get(date) ?? null;
      waiting.delete(date);
      const time = localTime(at, plan.timeZone);
      put(date, { kind: 'free slot', newsletterName: plan.name, time, isPast: at < now, next });
    }
    for (const [date, issue] of waiting) put(date, { kind: 'issue', issue });
  }
  const today = plans.map(({ timeZone }) => localDate(now, timeZone));
  return daysOf(month).map((date) => ({
    date,
    isToday: today.includes(date),
    planned: found.get(date) ?? [],
  }));
}

function slotsOf({ slot, timeZone }: NewsletterPlan, month: string) {
  if (slot === null) return [];
  // Two days early: no zone is further away.
  const before = new Date(Date.parse(`${month}-01T00:00:00Z`) - 2 * 86_400_000);
  return nextSlots({ ...slot, timeZone }, before, SLOTS).filter(({ date }) => date.startsWith(month));
}

function daysOf(month: string): readonly string[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return Array.from({ length }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);
}

function localDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
}

function localTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone }).format(at);
}
