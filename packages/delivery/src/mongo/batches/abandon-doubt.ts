import { type Collection, ObjectId } from 'mongodb';
import type { Trouble } from '../../ports/ledger.ts';
import type { BatchDoc } from '../documents.ts';
import { isDue } from './server-time.ts';

/** Batches frozen longer than that which nobody holds any more, and which will not be asked about again: unknown. */
export async function abandonDoubt(
  batches: Collection<BatchDoc>,
  campaignHex: string,
  olderThanMs: number,
  trouble: Trouble,
): Promise<number> {
  const done = await batches.updateMany(
    {
      campaignId: new ObjectId(campaignHex),
      state: 'submitting',
      firstAttemptAt: { $ne: null },
      $expr: {
        $and: [isDue.$expr, { $lte: ['$firstAttemptAt', { $subtract: ['$$NOW', olderThanMs] }] }],
      },
    },
    [{ $set: { state: 'unknown', epoch: { $add: ['$epoch', 1] }, lastError: { $literal: trouble } } }],
  );
  return done.modifiedCount;
}
