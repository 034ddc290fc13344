import type { AdminViewServerProps } from 'payload';
import { hasRole } from '../../access/roles.ts';
import { listMerges } from '../../features/merge/list-merges.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { MergeDesk } from './merge-desk.tsx';
import { MergeList } from './merge-list.tsx';

/** `/admin/merge`: two entries of the library that are one thing become one. */
export async function MergeView(view: AdminViewServerProps) {
  const actor = requireActor(view, '/merge');
  const { merges } = await listMerges(view.initPageResult.req.payload);
  const mayMerge = hasRole(actor.role, 'editor');
  return (
    <DeskPage
      note="Two entries for one thing become one: what issues say of either stays as it was said, and stands under the one that is kept."
      path={[{ label: 'Merge entries' }]}
      title="Merge entries"
      view={view}
    >
      {mayMerge ? <MergeDesk /> : <p className="desk-page__note">Merging is an editor’s act.</p>}
      <MergeList mayUndo={mayMerge} merges={merges} />
    </DeskPage>
  );
}
