import type { AdminViewServerProps } from 'payload';
import { hasRole } from '../../access/roles.ts';
import { countReaders } from '../../features/subscribers/count-readers.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { ImportSteps } from './import-steps.tsx';
import './subscribers.css';

/** `/admin/subscribers/import`: file, columns, dry run, import. For admins. */
export async function ImportView(view: AdminViewServerProps) {
  const actor = requireActor(view, '/subscribers/import');
  const newsletters = await countReaders(view.initPageResult.req.payload);
  return (
    <DeskPage
      path={[{ label: 'Subscribers', url: '/subscribers' }, { label: 'Import' }]}
      title="Import a list"
      view={view}
    >
      {hasRole(actor.role, 'admin') ? (
        <ImportSteps newsletters={newsletters} />
      ) : (
        <p className="desk-page__empty">Only admins may import.</p>
      )}
    </DeskPage>
  );
}
