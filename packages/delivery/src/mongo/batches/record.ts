import { deliveryMark } from '@masthead/domain';
import type { Collection } from 'mongodb';
import type { BatchDoc } from '../documents.ts';

/** Ids and `submitted` in one write. An event may have come before: marks only rise. */
export async function recordBatch(
  batches: Collection<BatchDoc>,
  id: string,
  epoch: number,
  ids: readonly string[],
  failed: readonly number[],
): Promise<boolean> {
  const mark = deliveryMark({ state: 'failed', eventId: '' });
  const marks = Object.fromEntries(failed.map((index) => [`marks.${index}`, mark]));
  const done = await batches.updateOne(
    { _id: id, epoch, state: 'submitting' },
    {
      $set: { state: 'submitted', ids, inDoubt: false, lastError: null },
      $currentDate: { submittedAt: true },
      ...(failed.length > 0 ? { $max: marks } : {}),
    },
  );
  return done.modifiedCount === 1;
}
