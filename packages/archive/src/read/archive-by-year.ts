import type { Db } from 'mongodb';
import type { IssueSummary } from '../read-model.ts';
import { latestIssues } from './latest-issues.ts';

/** More than a weekly prints in thirty years; a cap keeps one page from growing without end. */
const archiveLimit = 2_000;

export async function archiveByYear(
  db: Db,
  now: Date,
  newsletterId?: string,
): Promise<readonly { year: number; issues: readonly IssueSummary[] }[]> {
  const issues = await latestIssues(db, {
    now,
    limit: archiveLimit,
    ...(newsletterId === undefined ? {} : { newsletterId }),
  });
  const years = new Map<number, IssueSummary[]>();
  for (const issue of issues) {
    const year = yearOf(issue);
    years.set(year, [...(years.get(year) ?? []), issue]);
  }
  return [...years].sort(([a], [b]) => b - a).map(([year, list]) => ({ year, issues: list }));
}

/** The year printed; an issue without a date goes by the instant it came out. */
function yearOf(issue: IssueSummary): number {
  return issue.date === null
    ? (issue.publicFrom?.getUTCFullYear() ?? 0)
    : Number.parseInt(issue.date.slice(0, 4), 10);
}
