import type { Db } from 'mongodb';
import { publicEntries, toDocument } from '../collections.ts';
import type { PublicEntry } from '../read-model.ts';

export async function upsertEntry(db: Db, entry: PublicEntry): Promise<void> {
  const { _id, ...fields } = toDocument(entry);
  await publicEntries(db).replaceOne({ _id }, fields, { upsert: true });
}
