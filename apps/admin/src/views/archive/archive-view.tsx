import type { AdminViewServerProps } from 'payload';
import { listArchiveImports } from '../../features/archive-import/show-archive-import.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { ArchiveDesk } from './archive-desk.tsx';

/** `/admin/archive`: back issues from elsewhere become drafts, many at once, with a report. */
export async function ArchiveView(view: AdminViewServerProps) {
  requireActor(view, '/archive');
  const { payload } = view.initPageResult.req;
  const [{ docs }, { imports }] = await Promise.all([
    payload.find({
      collection: 'newsletters',
      sort: 'createdAt',
      depth: 0,
      pagination: false,
      select: { name: true, slug: true },
    }),
    listArchiveImports(payload),
  ]);
  return (
    <DeskPage
      note="Back issues as files or in a zip: HTML, Markdown or text; the exports of Substack and beehiiv as they are. Each becomes a draft, oldest first. What is here already is found again, so the same archive may be brought in twice."
      path={[{ label: 'Bring an archive in' }]}
      title="Bring an archive in"
      view={view}
    >
      <ArchiveDesk
        earlier={imports}
        newsletters={docs.map(({ name, slug }) => ({ name, slug: slug ?? '' }))}
      />
    </DeskPage>
  );
}
