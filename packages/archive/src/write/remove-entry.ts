import type { Db } from 'mongodb';
import { publicEntries } from '../collections.ts';
import { changing } from './changing.ts';

export async function removeEntry(db: Db, entryId: string): Promise<void> {
  await changing(db, async (session) => {
    const { deletedCount } = await publicEntries(db).deleteOne({ _id: entryId }, { session });
    return deletedCount > 0;
  });
}
