import { timing } from '../timing.ts';
import { backoffMs, quotaWindowMs } from './backoff.ts';

it('backs off by doubling up to a bound', () => {
  const times = timing(1);
  expect([1, 2, 3, 20].map((tries) => backoffMs(times, tries))).toEqual([5_000, 10_000, 20_000, 300_000]);
});

it.each([
  ['daily_quota_exceeded', '2026-11-22T18:00:00Z', 6],
  ['daily_quota_exceeded', '2026-12-31T23:00:00Z', 1],
  ['monthly_quota_exceeded', '2026-11-30T23:00:00Z', 1],
  ['monthly_quota_exceeded', '2026-12-31T00:00:00Z', 24],
] as const)('%s at %s opens in %d h', (code, now, hours) => {
  expect(quotaWindowMs(code, new Date(now))).toBe(hours * 3_600_000);
});
