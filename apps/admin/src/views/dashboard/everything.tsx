import type { DashboardViewServerProps } from '@payloadcms/next/views';
import { Link } from '@payloadcms/ui';

interface Props {
  readonly groups: NonNullable<DashboardViewServerProps['navGroups']>;
}

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
      <p>
        <span className="desk-page__note">Sending</span>
        <Link href="/admin/campaigns" prefetch={false}>
          Campaigns
        </Link>
        <Link href="/admin/subscribers" prefetch={false}>
          Subscribers
        </Link>
      </p>
    </nav>
  );
}
