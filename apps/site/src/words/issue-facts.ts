import type { IssueSummary } from '@masthead/archive';
import { isoDay, longDate, shortDate } from './dates.ts';
import type { SiteWords } from './site-words.ts';

type Dated = Pick<IssueSummary, 'date' | 'publicFrom'>;

/** "№ 12", or "Digest" for what has no number. */
export function issueLabel(
  { number, kind }: Pick<IssueSummary, 'number' | 'kind'>,
  words: SiteWords,
): string {
  if (number !== null) return `№ ${number}`;
  return kind === 'digest' ? words.issue.digest : words.issue.unnumbered;
}

/** The day printed; an issue without one goes by the day it came out. */
export function issueDay({ date, publicFrom }: Dated): string | null {
  return date ?? (publicFrom === null ? null : isoDay(publicFrom));
}

export function longIssueDate(issue: Dated, { language }: SiteWords): string {
  const day = issueDay(issue);
  return day === null ? '' : longDate(day, language);
}

export function shortIssueDate(issue: Dated, { language }: SiteWords): string {
  const day = issueDay(issue);
  return day === null ? '' : shortDate(day, language);
}
