import type { ClientSession, Collection, Filter } from 'mongodb';

/**
 * Puts a document in the place of what is there under its id; false when the very same was there. A pipeline, because
 * the server compares what a pipeline makes with what it has, and counts every plain replacement as a change.
 */
export async function putDocument<T extends { readonly _id: string }>(
  collection: Collection<T>,
  document: T,
  session: ClientSession,
): Promise<boolean> {
  const { modifiedCount, upsertedCount } = await collection.updateOne(
    { _id: document._id } as Filter<T>,
    [{ $replaceWith: { $literal: document } }],
    { upsert: true, session, ignoreUndefined: true },
  );
  return modifiedCount + upsertedCount > 0;
}
