import { deliveryMark } from '@masthead/domain';
import { type Collection, ObjectId } from 'mongodb';
import type { BatchDoc } from '../documents.ts';
import { settledStates, uncounted } from '../tallies.ts';

/**
 * Subscriptions (hex) of a campaign whose mail failed and is proved unsent: refused before it was taken, called unsent
 * by an operator, or its place given up by an event. The same that `alreadyHave` lets a later campaign mail; whatever
 * else failed was taken by the provider, and nobody can say that nothing of it arrived.
 */
export async function unsentIn(
  batches: Collection<BatchDoc>,
  campaignHex: string,
): Promise<readonly string[]> {
  const found = await batches
    .aggregate<{ readonly _id: ObjectId }>([
      {
        $match: {
          campaignId: new ObjectId(campaignHex),
          state: { $in: [...settledStates] },
          // Nearly always few: a batch that was counted says whether any of it failed.
          $or: [{ tally: /failed=/ }, { tally: { $in: [null, uncounted] } }],
        },
      },
      { $project: { subscriptions: 1, holds: 1, mark: { $objectToArray: '$marks' } } },
      { $unwind: '$mark' },
      { $match: { 'mark.v': /\|failed$/ } },
      { $set: { index: { $toInt: '$mark.k' } } },
      {
        $match: {
          $expr: {
            $or: [
              { $eq: ['$mark.v', { $literal: ours }] },
              { $eq: [{ $type: { $arrayElemAt: ['$holds', '$index'] } }, 'string'] },
            ],
          },
        },
      },
      { $project: { _id: { $arrayElemAt: ['$subscriptions', '$index'] } } },
    ])
    .toArray();
  return found.map(({ _id }) => _id.toHexString());
}

/** Our own mark has no event id. */
const ours = deliveryMark({ state: 'failed', eventId: '' });
