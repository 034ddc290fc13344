import type { Db, Filter, Sort } from 'mongodb';
import { type IssueDocument, publicIssues } from '../collections.ts';
import type { IssueSummary } from '../read-model.ts';
import { namedAt } from './is-public.ts';
import { newestFirst } from './latest-issues.ts';
import { type SummaryDocument, summaryOf } from './summary-of.ts';

const oldestFirst = { publicFrom: 1, number: 1, _id: 1 } as const;

export async function issueNeighbours(
  db: Db,
  issue: IssueSummary,
  now: Date,
): Promise<{ previous: IssueSummary | null; next: IssueSummary | null }> {
  if (issue.publicFrom === null) return { previous: null, next: null };
  const [previous, next] = await Promise.all([
    nearest(db, issue, now, '$lt', newestFirst),
    nearest(db, issue, now, '$gt', oldestFirst),
  ]);
  return { previous, next };
}

/** Compares the whole sort key, so that issues published at one instant still have an order. */
async function nearest(
  db: Db,
  { id, newsletterId, publicFrom, number }: IssueSummary,
  now: Date,
  side: '$lt' | '$gt',
  order: Sort,
): Promise<IssueSummary | null> {
  const beyond: Filter<IssueDocument> = {
    $or: [
      { publicFrom: { [side]: publicFrom } },
      { publicFrom, number: { [side]: number } },
      { publicFrom, number, _id: { [side]: id } },
    ],
  };
  const row = await publicIssues(db)
    .find({ $and: [{ newsletterId }, namedAt(now), beyond] })
    .project<SummaryDocument>({ snapshot: 0 })
    .sort(order)
    .limit(1)
    .next();
  return row === null ? null : summaryOf(row);
}
