import type { DeliveryState } from '@masthead/domain';
import { type Collection, ObjectId } from 'mongodb';
import type { FailureReason } from '../../ports/failure-reason.ts';
import { batchIdsOf } from '../batches/numbers-below.ts';
import type { Database } from '../connect.ts';
import type { ProviderEventDoc } from '../provider-events.ts';

/** Beyond so many kinds of failure nobody reads on. */
const most = 20;

/** Why mails of a campaign did not arrive, the commonest first: what the provider said, and what left calls in doubt. */
export async function failureReasons(
  { batches, providerEvents }: Pick<Database['collections'], 'batches' | 'providerEvents'>,
  campaignId: string,
): Promise<readonly FailureReason[]> {
  if (!ObjectId.isValid(campaignId)) return [];
  const events = providerEvents as unknown as Collection<ProviderEventDoc>;
  const [told, inDoubt] = await Promise.all([
    events
      .aggregate<{ _id: { state: DeliveryState; why: string }; count: number }>([
        {
          $match: {
            'place.batchId': batchIdsOf(campaignId),
            // Only a partial index holds these: events that say nothing are by far the most.
            why: { $exists: true },
            'meaning.kind': 'state',
          },
        },
        { $group: { _id: { state: '$meaning.state', why: '$why' }, count: { $sum: 1 } } },
      ])
      .toArray(),
    batches
      .aggregate<{ _id: string; count: number }>([
        { $match: { campaignId: new ObjectId(campaignId), state: 'unknown', lastError: { $ne: null } } },
        { $group: { _id: '$lastError.code', count: { $sum: '$size' } } },
      ])
      .toArray(),
  ]);
  return [
    ...told.map(({ _id: { state, why }, count }) => ({ state, why, count })),
    ...inDoubt.map(({ _id: why, count }) => ({ state: 'unknown' as const, why, count })),
  ]
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}
