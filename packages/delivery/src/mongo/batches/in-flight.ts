import type { Collection, ObjectId } from 'mongodb';
import type { BatchDoc } from '../documents.ts';

/** Recipients of batches that are frozen and not settled: a call may be under way, or may have been. */
export async function inFlightOf(batches: Collection<BatchDoc>, campaignId: ObjectId): Promise<number> {
  const [sum] = await batches
    .aggregate<{ n: number }>(
      [
        { $match: { campaignId, state: 'submitting', firstAttemptAt: { $ne: null } } },
        { $group: { _id: null, n: { $sum: '$size' } } },
      ],
      // At one instant: a lease that is renewed moves its batch in the index.
      { readConcern: { level: 'snapshot' } },
    )
    .toArray();
  return sum?.n ?? 0;
}
