import type { Collection } from 'mongodb';
import type { BatchDoc } from '../documents.ts';
import { serverTimePlus } from './server-time.ts';

/** Moves the leases of claims that are still ours; those that are not change nothing. */
export async function renewBatches(
  batches: Collection<BatchDoc>,
  held: readonly { readonly id: string; readonly epoch: number }[],
  leaseMs: number,
): Promise<void> {
  if (held.length === 0) return;
  await batches.bulkWrite(
    held.map(({ id, epoch }) => ({
      updateOne: {
        filter: { _id: id, epoch, state: 'submitting' },
        update: [{ $set: { dueAt: serverTimePlus(leaseMs) } }],
      },
    })),
    { ordered: false },
  );
}
