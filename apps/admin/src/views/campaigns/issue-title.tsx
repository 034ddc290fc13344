import { Link } from '@payloadcms/ui';
import type { IssueNamed } from '../../features/campaigns/campaign-shape.ts';

/** "№ 12 The week …", leading to `to`, else to the issue as far as it still exists. */
export function IssueTitle({ issue, to }: { readonly issue: IssueNamed; readonly to?: string }) {
  const words = titleOf(issue);
  const href = to ?? (issue.exists ? `/admin/collections/issues/${issue.id}` : null);
  return href === null ? (
    words
  ) : (
    <Link href={href} prefetch={false}>
      {words}
    </Link>
  );
}

export function titleOf({ number, title }: Pick<IssueNamed, 'number' | 'title'>): string {
  return number === null ? title : `№ ${number} ${title}`;
}
