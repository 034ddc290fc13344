import { type Collection, ObjectId } from 'mongodb';
import type { BatchDoc } from '../documents.ts';
import { inFlightOf } from './in-flight.ts';

/**
 * Takes back every batch that is not frozen. Whoever holds one loses it by its epoch, so no freeze of theirs succeeds
 * any more; whoever claims one afterwards reads the campaign's new intent. A cancelled batch gives its places up, so
 * that a later campaign of the issue may mail them.
 * @returns recipients of frozen batches: their calls may be under way.
 */
export async function fenceBatches(
  batches: Collection<BatchDoc>,
  campaignHex: string,
  to: 'ready' | 'cancelled',
): Promise<number> {
  const campaignId = new ObjectId(campaignHex);
  const fenced = { epoch: { $add: ['$epoch', 1] }, dueAt: '$$NOW', state: to };
  const unfrozen = { campaignId, firstAttemptAt: null };
  if (to === 'ready') {
    await batches.updateMany({ ...unfrozen, state: 'submitting' }, [{ $set: fenced }]);
  } else {
    await batches.updateMany({ ...unfrozen, state: { $in: ['ready', 'submitting'] } }, [
      { $set: { ...fenced, holds: givenUpHolds } },
    ]);
  }
  return inFlightOf(batches, campaignId);
}

const givenUpHolds = {
  $map: {
    input: '$holds',
    as: 'hold',
    in: {
      $cond: [
        { $eq: [{ $type: '$$hold' }, 'objectId'] },
        { $concat: [{ $toString: '$$hold' }, '@', '$_id'] },
        '$$hold',
      ],
    },
  },
};
