import { notFound } from 'next/navigation';
import type { AdminViewServerProps } from 'payload';
import { sendFacts, sendState } from '../../features/campaigns/send-state.ts';
import { titleOf } from '../campaigns/issue-title.tsx';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { SendScreen } from './send-screen.tsx';

/** `/admin/campaigns/<id>`: one send, from its approval to its last mail. */
export async function SendView(view: AdminViewServerProps) {
  const segments = view.params?.segments;
  const id = Array.isArray(segments) ? (segments[1] ?? '') : '';
  const actor = requireActor(view, `/campaigns/${id}`);
  const { payload } = view.initPageResult.req;
  const facts = await sendFacts(payload, actor, id);
  if (facts === null) notFound();
  const state = await sendState(payload, id);
  return (
    <DeskPage
      note={facts.newsletterName}
      path={[{ label: 'Campaigns', url: '/campaigns' }, { label: titleOf(facts.issue) }]}
      title={titleOf(facts.issue)}
      view={view}
    >
      <SendScreen facts={facts} initial={state} key={facts.campaignId} />
    </DeskPage>
  );
}
