import type { DashboardViewServerProps } from '@payloadcms/next/views';
import { Link } from '@payloadcms/ui';
import type { Role } from '../../access/roles.ts';
import { sendingPages, toolPages } from '../own-pages.ts';

interface Props {
  readonly groups: NonNullable<DashboardViewServerProps['navGroups']>;
  readonly role: Role;
}

/** Where all things are kept: Payload's navigation as one quiet line a group, for who has it folded away. */
export function Everything({ groups, role }: Props) {
  const ours = [
    { label: 'Tools', pages: toolPages(role) },
    { label: 'Sending', pages: sendingPages },
  ];
  return (
    <nav aria-label="Collections" className="desk-home__everything">
      {groups.map(({ entities, label }) => (
        <p key={label}>
          <span className="desk-page__note">{label}</span>
          {entities.map(({ label: name, slug, type }) => (
            <Link href={`/admin/${type}/${slug}`} key={slug} prefetch={false}>
              {typeof name === 'string' ? name : (name.en ?? slug)}
            </Link>
          ))}
        </p>
      ))}
      {ours.map(({ label, pages }) => (
        <p key={label}>
          <span className="desk-page__note">{label}</span>
          {pages.map(({ label: name, path }) => (
            <Link href={path} key={path} prefetch={false}>
              {name}
            </Link>
          ))}
        </p>
      ))}
    </nav>
  );
}
