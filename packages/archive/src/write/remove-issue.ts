import type { Db } from 'mongodb';
import { publicEntries, publicIssues } from '../collections.ts';
import { changing } from './changing.ts';

/** The page and all it said of entries, at once. */
export async function removeIssue(db: Db, issueId: string): Promise<void> {
  await changing(db, async (session) => {
    const { deletedCount } = await publicIssues(db).deleteOne({ _id: issueId }, { session });
    const { modifiedCount } = await publicEntries(db).updateMany(
      { 'mentions.issueId': issueId },
      { $pull: { mentions: { issueId } } },
      { session },
    );
    return deletedCount + modifiedCount > 0;
  });
}
