import type { IssueSummary } from '@masthead/archive';
import { isoDay, longDate, shortDate } from './dates.ts';

type Dated = Pick<IssueSummary, 'date' | 'publicFrom'>;

/** "№ 12", or "Digest" for what has no number. */
export function issueLabel({ number, kind }: Pick<IssueSummary, 'number' | 'kind'>): string {
  return number === null ? (kind === 'digest' ? 'Digest' : 'Issue') : `№ ${number}`;
}

/** The day printed; an issue without one goes by the day it came out. */
export function issueDay({ date, publicFrom }: Dated): string | null {
  return date ?? (publicFrom === null ? null : isoDay(publicFrom));
}

export function longIssueDate(issue: Dated): string {
  const day = issueDay(issue);
  return day === null ? '' : longDate(day);
}

export function shortIssueDate(issue: Dated): string {
  const day = issueDay(issue);
  return day === null ? '' : shortDate(day);
}
