import { deliveryMark } from '@masthead/domain';
import type { Collection } from 'mongodb';
import type { BatchDoc } from '../documents.ts';

/** The last write before a call: from here on the batch is in doubt until it is recorded. */
export async function freezeBatch(
  batches: Collection<BatchDoc>,
  id: string,
  epoch: number,
  what: { readonly skip: readonly number[]; readonly bodyHash: string; readonly lookedAt: Date },
): Promise<boolean> {
  const done = await batches.updateOne(
    { _id: id, epoch, state: 'submitting', firstAttemptAt: null },
    {
      $set: { bodyHash: what.bodyHash, lookedAt: what.lookedAt, tries: 1, ...skipMarks(what.skip) },
      $currentDate: { firstAttemptAt: true },
    },
  );
  return done.modifiedCount === 1;
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
