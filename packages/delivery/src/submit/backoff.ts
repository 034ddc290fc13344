import type { Timing } from '../timing.ts';

/** How long to wait after try number `tries` (1 = the first) was ambiguous. Doubles, bounded, no randomness. */
export function backoffMs(timing: Timing, tries: number): number {
  return Math.min(timing.backoffMaxMs, timing.backoffMs * 2 ** Math.max(0, tries - 1));
}

/** When a quota's window opens, if the provider does not say: the next UTC day or month. */
export function quotaWindowMs(code: 'daily_quota_exceeded' | 'monthly_quota_exceeded', now: Date): number {
  const opens =
    code === 'daily_quota_exceeded'
      ? Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)
      : Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  return opens - now.getTime();
}
