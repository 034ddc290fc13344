import { deliveryMark } from '@masthead/domain';
import type { Collection } from 'mongodb';
import type { BatchDoc } from '../documents.ts';
import { writeTogether } from './write-together.ts';

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
  const recorded = await writeTogether(
    batches,
    sent.map(({ id, epoch, ids, failed }) => ({
      filter: { _id: id, epoch, state: 'submitting' },
      update: {
        $set: { state: 'submitted', ids, inDoubt: false, lastError: null },
        $currentDate: { submittedAt: true },
        ...(failed.length > 0
          ? { $max: Object.fromEntries(failed.map((index) => [`marks.${index}`, mark])) }
          : {}),
      },
    })),
    () => ({ $or: sent.map(({ id, epoch }) => ({ _id: id, epoch, state: 'submitted' })) }),
  );
  return sent.map(({ id }) => recorded.has(id));
}
