import { type CslItem, citeIssue, type PublicIssue } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { longIssueDate } from './issue-facts.ts';
import type { SiteWords } from './site-words.ts';

/** An issue as programs cite it. @param siteUrl without a trailing slash */
export function issueCitation(issue: PublicIssue, siteUrl: string): CslItem {
  return citeIssue(issue, issue.snapshot.newsletter, siteUrl + publicPaths.issue(issue.slug));
}

/** The same for people: “The week the cache grew up”, Gradient Notes 12, 20 November 2026, https://… */
export function issueReference(issue: PublicIssue, siteUrl: string, words: SiteWords): string {
  const { name } = issue.snapshot.newsletter;
  return [
    `“${issue.tagline}”`,
    issue.number === null ? name : `${name} ${issue.number}`,
    longIssueDate(issue, words),
    siteUrl + publicPaths.issue(issue.slug),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
