import { describe, expect, test } from '@jest/globals';
import type { CampaignRow } from '../campaigns/campaign-shape.ts';
import { type NewsletterPlan, planDays } from './plan-days.ts';

const now = new Date('2026-11-22T12:00:00Z');
const row = (scheduledFor: string, status: CampaignRow['campaign']['status'] = 'scheduled'): CampaignRow => ({
  campaign: {
    id: 'c',
    status,
    reason: null,
    scheduledFor,
    label: '',
    startedAt: null,
    finishedAt: null,
    recipients: null,
    counts: {},
    inFlight: 0,
    canary: null,
    createdBy: '',
  },
  issue: { id: 'i', number: 1, title: 'One', exists: true },
  newsletterName: 'Gazette',
  timeZone: 'Europe/Berlin',
});
const plan = (change: Partial<NewsletterPlan> = {}): NewsletterPlan => ({
  name: 'Gazette',
  timeZone: 'Europe/Berlin',
  since: new Date('2026-01-01T00:00:00Z'),
  slot: { weekday: 5, time: '09:00' },
  campaigns: [],
  dated: [],
  ...change,
});
const kinds = (days: ReturnType<typeof planDays>) =>
  days.flatMap(({ date, planned }) => planned.map(({ kind }) => `${date} ${kind}`));

describe('the plan of a month', () => {
  test('has every day, today marked, and every slot that nothing fills', () => {
    const days = planDays('2026-11', [plan()], now);
    expect(days).toHaveLength(30);
    expect(days.filter(({ isToday }) => isToday).map(({ date }) => date)).toEqual(['2026-11-22']);
    expect(kinds(days)).toEqual([
      '2026-11-06 free slot',
      '2026-11-13 free slot',
      '2026-11-20 free slot',
      '2026-11-27 free slot',
    ]);
    const past = days.flatMap(({ planned }) =>
      planned.flatMap((one) => (one.kind === 'free slot' ? one.isPast : [])),
    );
    expect(past).toEqual([true, true, true, false]);
  });

  test('before a newsletter was set up nothing was skipped', () => {
    const since = new Date('2026-11-18T10:00:00Z');
    expect(kinds(planDays('2026-11', [plan({ since })], now))).toEqual([
      '2026-11-20 free slot',
      '2026-11-27 free slot',
    ]);
  });

  test('a campaign fills its slot, a cancelled one gives it back, one at another time stands beside it', () => {
    const campaigns = [
      row('2026-11-27T08:00:00.000Z'),
      row('2026-11-20T08:00:00.000Z', 'cancelled'),
      row('2026-11-12T23:30:00.000Z', 'submitted'),
    ];
    expect(kinds(planDays('2026-11', [plan({ campaigns })], now))).toEqual([
      '2026-11-06 free slot',
      '2026-11-13 campaign',
      '2026-11-13 free slot',
      '2026-11-20 free slot',
      '2026-11-27 campaign',
    ]);
  });

  test('an issue dated for a free slot is what that slot waits for; dated for another day it stands there', () => {
    const issue = { id: 'i', number: 2, title: 'Two', exists: true, workflow: 'in review' as const };
    const dated = [
      { date: '2026-11-27', issue },
      { date: '2026-11-25', issue },
    ];
    const days = planDays('2026-11', [plan({ dated })], now);
    expect(days[26]?.planned).toEqual([
      { kind: 'free slot', newsletterName: 'Gazette', time: '09:00', isPast: false, next: issue },
    ]);
    expect(days[24]?.planned).toEqual([{ kind: 'issue', issue }]);
  });

  test('a month begins and ends where the newsletter lives', () => {
    const campaigns = [row('2026-10-31T23:30:00.000Z'), row('2026-11-30T23:30:00.000Z')];
    expect(kinds(planDays('2026-11', [plan({ campaigns, slot: null })], now))).toEqual([
      '2026-11-01 campaign',
    ]);
  });
});
