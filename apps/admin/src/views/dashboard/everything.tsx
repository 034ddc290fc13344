import type { DashboardViewServerProps } from '@payloadcms/next/views';
import { Link } from '@payloadcms/ui';

interface Props {
  readonly groups: NonNullable<DashboardViewServerProps['navGroups']>;
}

const ours = [
  {
    label: 'Tools',
    pages: [
      ['/admin/paste', 'Paste an issue'],
      ['/admin/merge', 'Merge entries'],
    ],
  },
  {
    label: 'Sending',
    pages: [
      ['/admin/calendar', 'Calendar'],
      ['/admin/campaigns', 'Campaigns'],
      ['/admin/subscribers', 'Subscribers'],
    ],
  },
] as const;

/** Where all things are kept: Payload's navigation as one quiet line a group, for who has it folded away. */
export function Everything({ groups }: Props) {
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
          {pages.map(([path, name]) => (
            <Link href={path} key={path} prefetch={false}>
              {name}
            </Link>
          ))}
        </p>
      ))}
    </nav>
  );
}
