import type { DashboardViewServerProps } from '@payloadcms/next/views';
import { getTranslation } from '@payloadcms/translations';
import { Link } from '@payloadcms/ui';

interface Props {
  readonly groups: NonNullable<DashboardViewServerProps['navGroups']>;
  readonly i18n: DashboardViewServerProps['i18n'];
}

/** Where all things are kept: Payload's navigation as one quiet line a group, for who has it folded away. */
export function Everything({ groups, i18n }: Props) {
  return (
    <nav aria-label="Collections" className="desk-home__everything">
      {groups.map(({ entities, label }) => (
        <p key={label}>
          <span className="desk-page__note">{label}</span>
          {entities.map(({ label: name, slug, type }) => (
            <Link href={`/admin/${type}/${slug}`} key={slug} prefetch={false}>
              {getTranslation(name, i18n)}
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
