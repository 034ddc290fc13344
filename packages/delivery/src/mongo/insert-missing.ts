import { type Collection, type Document, MongoBulkWriteError } from 'mongodb';

/** Inserts what is not there; a row somebody else inserted meanwhile is not an error. Answers how many went in. */
export async function insertMissing<T extends Document>(
  collection: Collection<T>,
  rows: readonly T[],
): Promise<number> {
  if (rows.length === 0) return 0;
  try {
    return (
      await collection.insertMany(rows as Parameters<Collection<T>['insertMany']>[0], { ordered: false })
    ).insertedCount;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (failures.some((failure) => failure.code !== 11_000)) throw error;
    return error.insertedCount;
  }
}
