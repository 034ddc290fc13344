import type { Db } from 'mongodb';
import { fromDocument, publicIssues } from '../collections.ts';
import type { IssueSummary } from '../read-model.ts';
import { listedAt } from './is-public.ts';

/** Newest first; the number breaks a tie, so an archive loaded in one go keeps its order. */
export const newestFirst = { publicFrom: -1, number: -1, _id: -1 } as const;

type SummaryDocument = Omit<IssueSummary, 'id'> & { readonly _id: string };

export async function latestIssues(
  db: Db,
  query: { readonly now: Date; readonly limit: number; readonly newsletterId?: string },
): Promise<readonly IssueSummary[]> {
  const { now, limit, newsletterId } = query;
  const rows = await publicIssues(db)
    .find({ ...listedAt(now), ...(newsletterId === undefined ? {} : { newsletterId }) })
    .project<SummaryDocument>({ snapshot: 0 })
    .sort(newestFirst)
    .limit(limit)
    .toArray();
  return rows.map(fromDocument);
}
