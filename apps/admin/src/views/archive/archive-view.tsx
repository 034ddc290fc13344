import type { AdminViewServerProps } from 'payload';
import { listArchiveImports } from '../../features/archive-import/show-archive-import.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { newslettersToChoose } from '../desk-page/newsletters-to-choose.ts';
import { ArchiveDesk } from './archive-desk.tsx';

/** `/admin/archive`: back issues from elsewhere become drafts, many at once, with a report. */
export async function ArchiveView(view: AdminViewServerProps) {
  requireActor(view, '/archive');
  const { payload } = view.initPageResult.req;
  const [newsletters, { imports }] = await Promise.all([
    newslettersToChoose(payload),
    listArchiveImports(payload),
  ]);
  return (
    <DeskPage
      note="Back issues as files or in a zip: HTML, Markdown or text; the exports of Substack and beehiiv as they are. Each becomes a draft, oldest first. What is here already is found again, so the same archive may be brought in twice."
      path={[{ label: 'Bring an archive in' }]}
      title="Bring an archive in"
      view={view}
    >
      <ArchiveDesk earlier={imports} newsletters={newsletters} />
    </DeskPage>
  );
}
