import type { PublicIssue } from '@masthead/archive';
import { walkSnapshot } from '@masthead/templates';

/** "№ 12 · 22 November 2026 · 9 min", as the issue itself prints it. */
export function IssueFacts({ issue }: { readonly issue: PublicIssue }) {
  return <p className="facts">{walkSnapshot(issue.snapshot, { linkBase: '' }).facts.join(' · ')}</p>;
}
