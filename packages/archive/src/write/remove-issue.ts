import type { Db } from 'mongodb';
import { publicEntries, publicIssues } from '../collections.ts';

/** The page first: entries show a mention only while its issue is public, so nothing lingers if this stops half-way. */
export async function removeIssue(db: Db, issueId: string): Promise<void> {
  await publicIssues(db).deleteOne({ _id: issueId });
  await publicEntries(db).updateMany({ 'mentions.issueId': issueId }, { $pull: { mentions: { issueId } } });
}
