import type { DatedIssue } from '../../features/calendar/plan-shape.ts';
import { IssueTitle } from '../campaigns/issue-title.tsx';
import { stepFor } from './step-for.ts';

/** Under every month: what is being written and has no day yet. */
export function Undated({ issues }: { readonly issues: readonly DatedIssue[] }) {
  if (issues.length === 0) return null;
  return (
    <section aria-labelledby="undated" className="desk-calendar__undated">
      <h2 id="undated">Without a date</h2>
      <ul>
        {issues.map((issue) => (
          <li key={issue.id}>
            <IssueTitle issue={issue} />
            <span className="desk-page__note">{stepFor(issue.workflow)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
