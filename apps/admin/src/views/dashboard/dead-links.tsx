import { Link } from '@payloadcms/ui';
import type { DeadLink } from '../../features/link-care/dead-links.ts';

/** One line on the desk's first page; opened, what leads nowhere, which issues send readers there, and a copy. */
export function DeadLinks({ links }: { readonly links: readonly DeadLink[] }) {
  if (links.length === 0) return null;
  return (
    <details className="desk-home__dead">
      <summary>
        {links.length === 1
          ? '1 link of past issues leads nowhere'
          : `${links.length} links of past issues lead nowhere`}
      </summary>
      <ul>
        {links.map(({ url, why, archivedCopy, issues }) => (
          <li key={url}>
            <a href={url} rel="noreferrer">
              {url}
            </a>{' '}
            {why}. In{' '}
            {issues.map(({ id, name }, at) => (
              <span key={id}>
                {at === 0 ? '' : ', '}
                <Link href={`/admin/collections/issues/${id}`} prefetch={false}>
                  {name}
                </Link>
              </span>
            ))}
            .{' '}
            <a href={archivedCopy} rel="noreferrer">
              Archived copy
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
