import type { FilterCount } from '@masthead/delivery/ports';
import { HexId, namesConfirmed, SubscriberFilter } from '@masthead/domain';
import { z } from 'zod';
import { delivery } from '../../delivery.ts';

/** A segment to save. Its filter keeps no state: whoever is mailed is confirmed, and no other state can be asked for. */
export const NewSegment = z.strictObject({
  newsletterId: HexId,
  name: z.string().trim().min(1).max(80),
  filter: SubscriberFilter.refine(namesConfirmed, {
    path: ['state'],
    error: 'a segment is mailed, and only confirmed readers are: choose no state, or Confirmed',
  }).transform(({ state: _, ...rest }) => rest),
});

/** How many an issue of either kind would go to, narrowed by a filter. */
export async function audienceOfFilter(
  filter: SubscriberFilter,
): Promise<{ readonly weekly: FilterCount; readonly digest: FilterCount }> {
  const { list } = await delivery();
  const [weekly, digest] = await Promise.all([
    list.countAudience(filter, 'weekly'),
    list.countAudience(filter, 'digest'),
  ]);
  return { weekly, digest };
}
