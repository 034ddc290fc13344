import type { Db } from 'mongodb';
import { publicEntries } from '../collections.ts';

export async function removeEntry(db: Db, entryId: string): Promise<void> {
  await publicEntries(db).deleteOne({ _id: entryId });
}
