import { deliveryMark } from '@masthead/domain';
import type { Collection } from 'mongodb';
import type { BatchDoc } from '../documents.ts';
import { writeTogether } from './write-together.ts';

interface Freeze {
  readonly id: string;
  readonly epoch: number;
  readonly skip: readonly number[];
  readonly bodyHash: string;
  readonly lookedAt: Date;
}

/**
 * The last write before a call: from here on the batch is in doubt until it is recorded. Many in one write, each guarded
 * by its own epoch.
 */
export async function freezeBatches(
  batches: Collection<BatchDoc>,
  freezes: readonly Freeze[],
): Promise<readonly boolean[]> {
  const frozen = await writeTogether(
    batches,
    freezes.map(({ id, epoch, skip, bodyHash, lookedAt }) => ({
      filter: { _id: id, epoch, state: 'submitting', firstAttemptAt: null },
      update: {
        $set: { bodyHash, lookedAt, tries: 1, ...skipMarks(skip) },
        $currentDate: { firstAttemptAt: true },
      },
    })),
    // Under our epoch nobody else freezes.
    () => ({
      $or: freezes.map(({ id, epoch, bodyHash }) => ({ _id: id, epoch, bodyHash, state: 'submitting' })),
    }),
  );
  return freezes.map(({ id }) => frozen.has(id));
}

/** Nobody is left after the last look: submitted without a call. */
export async function settleEmptyBatch(
  batches: Collection<BatchDoc>,
  id: string,
  epoch: number,
  skip: readonly number[],
  lookedAt: Date,
): Promise<boolean> {
  const done = await batches.updateOne(
    { _id: id, epoch, state: 'submitting', firstAttemptAt: null },
    {
      $set: { state: 'submitted', lookedAt, ids: [], ...skipMarks(skip) },
      $currentDate: { submittedAt: true },
    },
  );
  return done.modifiedCount === 1;
}

function skipMarks(skip: readonly number[]): Record<string, string> {
  const mark = deliveryMark({ state: 'skipped', eventId: '' });
  return Object.fromEntries(skip.map((index) => [`marks.${index}`, mark]));
}
