import { z } from 'zod';

/**
 * First some, then the rest: `recipients` mails, `minutes` of waiting once the provider has them all, then everybody else.
 * Bounds of ours: a wait over a day is a schedule of its own.
 */
export const CanaryPlan = z.strictObject({
  recipients: z.int().min(1).max(100_000),
  minutes: z.int().min(1).max(1_440),
});
export type CanaryPlan = z.infer<typeof CanaryPlan>;

/** How many batches of at most `full` recipients the first ones fill; their numbers are 0 to that less one. */
export function canaryBatches({ recipients }: Pick<CanaryPlan, 'recipients'>, full: number): number {
  return Math.ceil(recipients / full);
}

/** How many recipients batch `n` takes: the last of a canary is cut short, so that the first N are N. */
export function batchRoom(n: number, canary: Pick<CanaryPlan, 'recipients'> | null, full: number): number {
  if (canary === null) return full;
  const last = canaryBatches(canary, full) - 1;
  return n === last ? canary.recipients - last * full : full;
}
