import type { Db } from 'mongodb';
import { publicIssues } from '../collections.ts';
import { mentionsOf } from '../mentions.ts';
import type { IssueSummary, PublicIssue, RecurringCorrection } from '../read-model.ts';
import { listedAt } from './is-public.ts';

/** Asked of the issues as they are now: what was taken back, or unlisted, is not shown on another's page either. */
export async function recurringCorrections(
  db: Db,
  issue: PublicIssue,
  now: Date,
): Promise<readonly RecurringCorrection[]> {
  const mentioned = mentionsOf(issue);
  if (mentioned.size === 0) return [];
  const rows = await publicIssues(db)
    .find({
      'corrections.about.entryId': { $in: [...mentioned.keys()] },
      _id: { $ne: issue.id },
      ...listedAt(now),
    })
    .project<Pick<IssueSummary, 'slug' | 'number' | 'corrections'>>({ slug: 1, number: 1, corrections: 1 })
    .toArray();
  return rows.flatMap(({ corrections = [], number, slug }) =>
    corrections
      .filter(({ about }) => about !== null && about.entryId !== null && mentioned.has(about.entryId))
      .map((correction) => ({ ...correction, issueSlug: slug, issueNumber: number })),
  );
}
