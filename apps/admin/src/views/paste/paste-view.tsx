import type { AdminViewServerProps } from 'payload';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { newslettersToChoose } from '../desk-page/newsletters-to-choose.ts';
import { PasteDesk } from './paste-desk.tsx';

/** `/admin/paste`: a text that was written elsewhere becomes a draft, read side by side with what was pasted. */
export async function PasteView(view: AdminViewServerProps) {
  requireActor(view, '/paste');
  const newsletters = await newslettersToChoose(view.initPageResult.req.payload);
  return (
    <DeskPage
      note="Text, Markdown or HTML from a mail, a document or another service. Nothing of it is lost: what is not understood becomes free text in its place."
      path={[{ label: 'Paste an issue' }]}
      title="Paste an issue"
      view={view}
    >
      <PasteDesk newsletters={newsletters} />
    </DeskPage>
  );
}
