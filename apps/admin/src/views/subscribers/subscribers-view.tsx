import type { AdminViewServerProps } from 'payload';
import { hasRole } from '../../access/roles.ts';
import { readerStats } from '../../features/subscribers/reader-stats.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { GrowthChart } from './growth-chart.tsx';
import { ReaderCounts } from './reader-counts.tsx';
import { SubscriberList } from './subscriber-list.tsx';
import './subscribers.css';

/** `/admin/subscribers`: how many read, for everybody; who they are, for editors and admins. */
export async function SubscribersView(view: AdminViewServerProps) {
  const actor = requireActor(view, '/subscribers');
  const { newsletters } = await readerStats(view.initPageResult.req.payload);
  const anybody = newsletters.some(({ counts }) => Object.values(counts).some((count) => count > 0));
  const mayLook = hasRole(actor.role, 'editor');
  const isAdmin = hasRole(actor.role, 'admin');
  return (
    <DeskPage
      note={
        mayLook ? (
          <>
            Who asked for the newsletter, and who left.{' '}
            <a href="/admin/subscribers/add">Add or suppress a reader</a>
            {isAdmin ? (
              <>
                {' · '}
                <a href="/admin/subscribers/import">Import a list</a>
              </>
            ) : null}
            {' · '}
            <a href="/admin/subscribers/embed">Forms for other sites</a>
          </>
        ) : (
          'Who asked for the newsletter, and who left.'
        )
      }
      path={[{ label: 'Subscribers' }]}
      title="Subscribers"
      view={view}
    >
      {newsletters.map(({ newsletterId, name, counts, weeks }) => (
        <section aria-label={name} className="desk-page__newsletter" key={newsletterId}>
          <h2>{name}</h2>
          <ReaderCounts counts={counts} name={name} />
          <GrowthChart name={name} weeks={weeks} />
        </section>
      ))}
      {anybody ? null : (
        <p className="desk-page__empty">
          Nobody has signed up yet. The form stands on the newsletter’s site; a reader counts from the moment
          of confirming. A list from elsewhere can be imported.
        </p>
      )}
      {anybody && !mayLook ? (
        <p className="desk-page__note">Addresses are shown to editors and admins.</p>
      ) : null}
      {anybody && mayLook ? <SubscriberList mayExport={isAdmin} newsletters={newsletters} /> : null}
    </DeskPage>
  );
}
