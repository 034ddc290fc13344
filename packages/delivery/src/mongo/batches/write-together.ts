import type { Collection, Filter, UpdateOneModel } from 'mongodb';
import type { BatchDoc } from '../documents.ts';

/**
 * Compare-and-sets of several batches in one unordered bulk, which is no transaction: when not all applied, `ours` finds
 * those that did. @returns the ids of the batches that were written
 */
export async function writeTogether(
  batches: Collection<BatchDoc>,
  writes: readonly (UpdateOneModel<BatchDoc> & { readonly filter: { readonly _id: string } })[],
  ours: () => Filter<BatchDoc>,
): Promise<ReadonlySet<string>> {
  const { modifiedCount } = await batches.bulkWrite(
    writes.map((updateOne) => ({ updateOne })),
    { ordered: false },
  );
  if (modifiedCount === writes.length) return new Set(writes.map(({ filter }) => filter._id));
  const written = await batches.find(ours(), { projection: { _id: 1 } }).toArray();
  return new Set(written.map(({ _id }) => _id));
}
