import { z } from 'zod';

/**
 * A new sender's warm-up: at most so many campaign mails on its first sending day, its second, …; after the last of them
 * nothing is capped. A cap below one provider call could never be kept.
 */
export const RampPlan = z.strictObject({
  caps: z.array(z.int().min(100).max(10_000_000)).min(1).max(365),
  /** The provider's (UTC) day from which sending days count. */
  startedOn: z.iso.date(),
});
export type RampPlan = z.infer<typeof RampPlan>;

/** What the ledger counts: mails handed over on one of the provider's days. */
export interface SentOn {
  readonly day: string;
  readonly mails: number;
}

export interface RampToday {
  /** 1 = the first sending day. */
  readonly sendingDay: number;
  /** Null: the warm-up is over. */
  readonly cap: number | null;
  readonly sent: number;
}

/** A day on which nothing went out warms nothing up, so it does not count. */
export function rampToday(plan: RampPlan, sent: readonly SentOn[], today: string): RampToday {
  const earlier = sent.filter(({ day, mails }) => day >= plan.startedOn && day < today && mails > 0);
  return {
    sendingDay: earlier.length + 1,
    cap: plan.caps[earlier.length] ?? null,
    sent: sent.find(({ day }) => day === today)?.mails ?? 0,
  };
}

/** `start`, then each day `factor` times the day before, rounded down to whole calls of 100. */
export function growingCaps(start: number, factor: number, days: number): number[] {
  return Array.from({ length: days }, (_, day) =>
    Math.max(100, Math.floor((start * factor ** day) / 100) * 100),
  );
}
