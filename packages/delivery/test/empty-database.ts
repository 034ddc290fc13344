import type { Database } from '../src/mongo/connect.ts';

/** As it was in the beginning, with the indexes that are dear to make. */
export async function emptyDatabase({ db }: Database): Promise<void> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  await Promise.all(collections.map(({ name }) => db.collection(name).deleteMany({})));
}
