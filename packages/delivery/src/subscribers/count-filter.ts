import { createHash } from 'node:crypto';
import type { SubscriberFilter } from '@masthead/domain';
import type { SubscriptionTable } from '../ports/subscriber-store.ts';
import type { FilterCount } from '../ports/subscribers.ts';

/** What somebody who looks at a page waits for. */
const patienceMs = 2_000;

/** Exact, or the last exact number with its age: never a guess. */
export async function countFilter(
  filter: SubscriberFilter,
  { table, clock }: { readonly table: SubscriptionTable; readonly clock: () => Date },
): Promise<FilterCount> {
  const key = keyOf(filter);
  const at = clock();
  const count = await table.count(filter, patienceMs);
  if (count === null) return (await table.lastCount(key)) ?? { count: null, at };
  await table.rememberCount(key, count, at);
  return { count, at };
}

function keyOf(filter: SubscriberFilter): string {
  const parts = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
