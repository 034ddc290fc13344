import type { Db } from 'mongodb';
import { fromDocument, publicIssues } from '../collections.ts';
import type { PublicIssue } from '../read-model.ts';
import { publicAt } from './is-public.ts';

export async function issueBySlug(db: Db, slug: string, now: Date): Promise<PublicIssue | null> {
  const row = await publicIssues(db).findOne({ slug, ...publicAt(now) });
  if (row === null) return null;
  const issue = fromDocument(row);
  return issue.archiveMode === 'subscribers' ? withheld(issue) : issue;
}

/** Withheld here and not in a page, so that no page can forget it. */
function withheld(issue: PublicIssue): PublicIssue {
  const { snapshot } = issue;
  return {
    ...issue,
    snapshot: { ...snapshot, issue: { ...snapshot.issue, closing: [] }, sections: [] },
  };
}
