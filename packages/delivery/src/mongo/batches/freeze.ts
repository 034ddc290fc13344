import { deliveryMark } from '@masthead/domain';
import type { Collection } from 'mongodb';
import type { BatchDoc } from '../documents.ts';

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
  const { modifiedCount } = await batches.bulkWrite(
    freezes.map(({ id, epoch, skip, bodyHash, lookedAt }) => ({
      updateOne: {
        filter: { _id: id, epoch, state: 'submitting', firstAttemptAt: null },
        update: {
          $set: { bodyHash, lookedAt, tries: 1, ...skipMarks(skip) },
          $currentDate: { firstAttemptAt: true },
        },
      },
    })),
    { ordered: false },
  );
  if (modifiedCount === freezes.length) return freezes.map(() => true);
  // Under our epoch nobody else freezes.
  const ours = await batches
    .find(
      { $or: freezes.map(({ id, epoch, bodyHash }) => ({ _id: id, epoch, bodyHash, state: 'submitting' })) },
      { projection: { _id: 1 } },
    )
    .toArray();
  const frozen = new Set(ours.map(({ _id }) => _id));
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
