import type { AdminViewServerProps } from 'payload';
import { Suspense } from 'react';
import { hasRole } from '../../access/roles.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { StatusReport } from './status-report.tsx';
import './status.css';

/** `/admin/status`: how the installation is. For admins; the same questions as `masthead doctor` asks. */
export function StatusView(view: AdminViewServerProps) {
  const actor = requireActor(view, '/status');
  const { payload } = view.initPageResult.req;
  return (
    <DeskPage
      note="What masthead doctor asks, asked now. Each line that is not well says how to mend it."
      path={[{ label: 'Status' }]}
      title="Status"
      view={view}
    >
      {hasRole(actor.role, 'admin') ? (
        <>
          <p className="desk-status-page__again">
            <a href="/admin/status">Look again</a>
          </p>
          <Suspense fallback={<p role="status">Looking at everything: this takes up to five seconds.</p>}>
            <StatusReport payload={payload} />
          </Suspense>
        </>
      ) : (
        <p className="desk-page__empty">Admins alone see how the installation is. Ask one.</p>
      )}
    </DeskPage>
  );
}
