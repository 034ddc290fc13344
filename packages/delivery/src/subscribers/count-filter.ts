import { createHash } from 'node:crypto';
import { audienceOf, type SubscriberFilter } from '@masthead/domain';
import type { SubscriptionTable } from '../ports/subscriber-store.ts';
import type { FilterCount } from '../ports/subscribers.ts';

/** What somebody who looks at a page waits for. */
const patienceMs = 2_000;

interface CountParts {
  readonly table: SubscriptionTable;
  readonly clock: () => Date;
}

/** Exact, or the last exact number with its age: never a guess. */
export async function countFilter(
  filter: SubscriberFilter,
  { table, clock }: CountParts,
): Promise<FilterCount> {
  const key = keyOf(filter);
  const at = clock();
  const count = await table.count(filter, patienceMs);
  if (count === null) return (await table.lastCount(key)) ?? { count: null, at };
  await table.rememberCount(key, count, at);
  return { count, at };
}

/** As {@link countFilter}, of those whom a campaign of an issue of this kind is for. */
export async function countAudience(
  filter: SubscriberFilter,
  issueKind: 'weekly' | 'digest',
  parts: CountParts,
): Promise<FilterCount> {
  const audience = audienceOf(filter, issueKind);
  return audience === null ? { count: 0, at: parts.clock() } : countFilter(audience, parts);
}

function keyOf(filter: SubscriberFilter): string {
  const parts = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
