import type { Db } from 'mongodb';
import { publicIssues } from '../collections.ts';
import type { IssueSummary } from '../read-model.ts';
import { namedAt } from './is-public.ts';
import { type SummaryDocument, summaryOf } from './summary-of.ts';

/** Newest first; the number breaks a tie, so an archive loaded in one go keeps its order. */
export const newestFirst = { publicFrom: -1, number: -1, _id: -1 } as const;

export async function latestIssues(
  db: Db,
  query: { readonly now: Date; readonly limit: number; readonly newsletterId?: string },
): Promise<readonly IssueSummary[]> {
  const { now, limit, newsletterId } = query;
  const rows = await publicIssues(db)
    .find({ ...namedAt(now), ...(newsletterId === undefined ? {} : { newsletterId }) })
    .project<SummaryDocument>({ snapshot: 0 })
    .sort(newestFirst)
    .limit(limit)
    .toArray();
  return rows.map(summaryOf);
}
