import type { SubscriptionTable } from '../ports/subscriber-store.ts';
import type { GrowthWeek } from '../ports/subscribers.ts';

const dayMs = 86_400_000;

/** Joined and left, a week each, oldest first. */
export function growthByWeek(
  newsletterId: string,
  weeks: number,
  { table, clock }: { readonly table: SubscriptionTable; readonly clock: () => Date },
): Promise<readonly GrowthWeek[]> {
  const last = mondayOf(clock());
  const starts = Array.from({ length: weeks }, (_, back) => new Date(last - (weeks - 1 - back) * 7 * dayMs));
  return Promise.all(
    starts.map(async (from) => ({
      from,
      ...(await table.movement(newsletterId, from, new Date(from.getTime() + 7 * dayMs))),
    })),
  );
}

/** 00:00 UTC of the Monday before; 1 January 1970 was a Thursday. */
function mondayOf(now: Date): number {
  const day = Math.floor(now.getTime() / dayMs);
  return (day - ((day + 3) % 7)) * dayMs;
}
