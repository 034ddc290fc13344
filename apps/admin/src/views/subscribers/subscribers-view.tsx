import type { AdminViewServerProps } from 'payload';
import { hasRole } from '../../access/roles.ts';
import { countReaders } from '../../features/subscribers/count-readers.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { ReaderCounts } from './reader-counts.tsx';
import { SubscriberList } from './subscriber-list.tsx';

/** `/admin/subscribers`: how many read, for everybody; who they are, for editors and admins. */
export async function SubscribersView(view: AdminViewServerProps) {
  const actor = requireActor(view, '/subscribers');
  const newsletters = await countReaders(view.initPageResult.req.payload);
  const anybody = newsletters.some(({ counts }) => Object.values(counts).some((count) => count > 0));
  return (
    <DeskPage
      note="Who asked for the newsletter, and who left. People come and go by themselves; nothing is changed here."
      path={[{ label: 'Subscribers' }]}
      title="Subscribers"
      view={view}
    >
      {newsletters.map(({ newsletterId, name, counts }) => (
        <section aria-label={name} className="desk-page__newsletter" key={newsletterId}>
          <h2>{name}</h2>
          <ReaderCounts counts={counts} name={name} />
        </section>
      ))}
      {anybody ? null : (
        <p className="desk-page__empty">
          Nobody has signed up yet. The form stands on the newsletter’s site; a reader counts from the moment
          of confirming.
        </p>
      )}
      {anybody && !hasRole(actor.role, 'editor') ? (
        <p className="desk-page__note">Addresses are shown to editors and admins.</p>
      ) : null}
      {anybody && hasRole(actor.role, 'editor') ? <SubscriberList newsletters={newsletters} /> : null}
    </DeskPage>
  );
}
