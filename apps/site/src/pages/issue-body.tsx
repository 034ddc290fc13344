import type { Snapshot } from '@masthead/domain';
import { IssueArticle } from '@masthead/templates/web';

/** The issue as an article, the same words in the same order as its mail, with links that stay on this site. */
export function IssueBody({ snapshot }: { readonly snapshot: Snapshot }) {
  return <IssueArticle snapshot={snapshot} linkBase="" />;
}
