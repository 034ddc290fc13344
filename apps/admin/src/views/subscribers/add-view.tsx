import type { AdminViewServerProps } from 'payload';
import { hasRole } from '../../access/roles.ts';
import { countReaders } from '../../features/subscribers/count-readers.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { AddReader } from './add-reader.tsx';
import './subscribers.css';

/** `/admin/subscribers/add`: one reader whose consent was given elsewhere; an address nobody may mail. */
export async function AddReaderView(view: AdminViewServerProps) {
  const actor = requireActor(view, '/subscribers/add');
  const newsletters = await countReaders(view.initPageResult.req.payload);
  return (
    <DeskPage
      path={[{ label: 'Subscribers', url: '/subscribers' }, { label: 'Add' }]}
      title="Add or suppress a reader"
      view={view}
    >
      {hasRole(actor.role, 'editor') ? (
        <AddReader isAdmin={hasRole(actor.role, 'admin')} newsletters={newsletters} />
      ) : (
        <p className="desk-page__empty">Editors and admins may do this.</p>
      )}
    </DeskPage>
  );
}
