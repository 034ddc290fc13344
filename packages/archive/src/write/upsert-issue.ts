import { Snapshot } from '@masthead/domain';
import type { Db } from 'mongodb';
import { publicIssues, toDocument } from '../collections.ts';
import type { PublicIssue } from '../read-model.ts';
import { changing } from './changing.ts';
import { putDocument } from './put-document.ts';

/** The snapshot is parsed once more: what it holds goes to strangers' browsers. */
export async function upsertIssue(db: Db, issue: PublicIssue): Promise<void> {
  const document = toDocument({ ...issue, snapshot: Snapshot.parse(issue.snapshot) });
  await changing(db, (session) => putDocument(publicIssues(db), document, session));
}
