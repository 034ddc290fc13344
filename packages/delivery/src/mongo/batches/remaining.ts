import { type Collection, ObjectId } from 'mongodb';
import type { BatchDoc } from '../documents.ts';
import { numbersBelow } from './numbers-below.ts';

/**
 * What is left of a campaign, by the server's clock; as it stood at one instant: a batch that changes its state while somebody
 * else counts must not be missed, or the campaign would be called finished without it.
 */
export async function remainingBatches(
  batches: Collection<BatchDoc>,
  campaignHex: string,
  below?: number,
): Promise<{ readonly open: number; readonly unknown: number; readonly nextDueMs: number | null }> {
  const [row] = await batches
    .aggregate<{ open: number; unknown: number; nextDueMs: number | null }>(
      [
        {
          $match: {
            campaignId: new ObjectId(campaignHex),
            state: { $in: ['ready', 'submitting', 'unknown'] },
            ...(below === undefined ? {} : numbersBelow(campaignHex, below)),
          },
        },
        {
          $group: {
            _id: null,
            open: { $sum: { $cond: [{ $eq: ['$state', 'unknown'] }, 0, 1] } },
            unknown: { $sum: { $cond: [{ $eq: ['$state', 'unknown'] }, 1, 0] } },
            dueAt: { $min: { $cond: [{ $eq: ['$state', 'unknown'] }, null, '$dueAt'] } },
          },
        },
        {
          $project: {
            open: 1,
            unknown: 1,
            nextDueMs: {
              $cond: [{ $eq: ['$open', 0] }, null, { $max: [0, { $subtract: ['$dueAt', '$$NOW'] }] }],
            },
          },
        },
      ],
      { readConcern: { level: 'snapshot' } },
    )
    .toArray();
  return row ?? { open: 0, unknown: 0, nextDueMs: null };
}

/**
 * In strict mode the provider takes all of a batch or nothing: one event for it proves the whole of it. Permissive, each
 * mail is proved by its own; of the others nobody knows, and they are an operator's.
 */
export async function settleUnknownBatches(batches: Collection<BatchDoc>): Promise<number> {
  const done = await batches.updateMany(
    {
      state: 'unknown',
      $or: [
        { permissive: false, $expr: { $gt: [{ $size: provedAccepted }, 0] } },
        { permissive: true, $expr: { $gte: [{ $size: { $objectToArray: '$marks' } }, '$size'] } },
      ],
    },
    [{ $set: { state: 'submitted', inDoubt: false, submittedAt: '$$NOW' } }],
  );
  return done.modifiedCount;
}

/** Marks above `unknown` that an event made (our own have no event id: `9||skipped`). */
const provedAccepted = {
  $filter: {
    input: { $objectToArray: '$marks' },
    cond: { $not: { $regexMatch: { input: '$$this.v', regex: '^\\d\\|\\|' } } },
  },
};
