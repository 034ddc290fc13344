import { deliveryMark } from '@masthead/domain';
import type { Collection } from 'mongodb';
import type { BatchDoc } from '../documents.ts';

interface Sent {
  readonly id: string;
  readonly epoch: number;
  readonly ids: readonly string[];
  readonly failed: readonly number[];
}

/**
 * Ids and `submitted` in one write, many batches at a time, each guarded by its own epoch. An event may have come before:
 * marks only rise.
 */
export async function recordBatches(
  batches: Collection<BatchDoc>,
  sent: readonly Sent[],
): Promise<readonly boolean[]> {
  const mark = deliveryMark({ state: 'failed', eventId: '' });
  const { modifiedCount } = await batches.bulkWrite(
    sent.map(({ id, epoch, ids, failed }) => ({
      updateOne: {
        filter: { _id: id, epoch, state: 'submitting' },
        update: {
          $set: { state: 'submitted', ids, inDoubt: false, lastError: null },
          $currentDate: { submittedAt: true },
          ...(failed.length > 0
            ? { $max: Object.fromEntries(failed.map((index) => [`marks.${index}`, mark])) }
            : {}),
        },
      },
    })),
    { ordered: false },
  );
  if (modifiedCount === sent.length) return sent.map(() => true);
  const ours = await batches
    .find(
      { $or: sent.map(({ id, epoch }) => ({ _id: id, epoch, state: 'submitted' })) },
      { projection: { _id: 1 } },
    )
    .toArray();
  const recorded = new Set(ours.map(({ _id }) => _id));
  return sent.map(({ id }) => recorded.has(id));
}
