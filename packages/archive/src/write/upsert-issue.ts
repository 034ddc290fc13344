import { Snapshot } from '@masthead/domain';
import type { Db } from 'mongodb';
import { publicIssues, toDocument } from '../collections.ts';
import type { PublicIssue } from '../read-model.ts';

/** The snapshot is parsed once more: what it holds goes to strangers' browsers. */
export async function upsertIssue(db: Db, issue: PublicIssue): Promise<void> {
  const { _id, ...fields } = toDocument({ ...issue, snapshot: Snapshot.parse(issue.snapshot) });
  await publicIssues(db).replaceOne({ _id }, fields, { upsert: true });
}
