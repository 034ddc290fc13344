import type { IssueSummary } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { issueDay, issueLabel, longIssueDate, shortIssueDate } from '../words/issue-facts.ts';
import { useWords } from '../words/site-words.ts';

/** Issues as a table of contents: number, tagline, date. Under a year heading the date leaves the year out. */
export function IssueList(props: {
  readonly issues: readonly IssueSummary[];
  readonly dates?: 'short' | 'long';
}) {
  const { issues, dates = 'long' } = props;
  const words = useWords();
  return (
    <ol className="toc">
      {issues.map((issue) => (
        <li key={issue.id} className="toc__row">
          <span className="toc__number">{issueLabel(issue, words)}</span>
          <a className="toc__title" href={publicPaths.issue(issue.slug)}>
            {issue.tagline}
          </a>
          <time className="toc__date" dateTime={issueDay(issue) ?? undefined}>
            {dates === 'short' ? shortIssueDate(issue, words) : longIssueDate(issue, words)}
          </time>
        </li>
      ))}
    </ol>
  );
}
