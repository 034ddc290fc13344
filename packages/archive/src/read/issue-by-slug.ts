import type { Db } from 'mongodb';
import type { PublicIssue } from '../read-model.ts';
import { wholeIssueBySlug } from './whole-issue-by-slug.ts';

export async function issueBySlug(db: Db, slug: string, now: Date): Promise<PublicIssue | null> {
  const issue = await wholeIssueBySlug(db, slug, now);
  return issue?.archiveMode === 'subscribers' ? withheld(issue) : issue;
}

/** Withheld here and not in a page, so that no page can forget it. */
function withheld(issue: PublicIssue): PublicIssue {
  // A correction says what had been said.
  const { snapshot, corrections: _, ...rest } = issue;
  return {
    ...rest,
    snapshot: { ...snapshot, issue: { ...snapshot.issue, closing: [] }, sections: [] },
  };
}
