import type { DraftInWork } from '@masthead/delivery';
import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { issuesInWork } from '../features/dashboard/desk-overview.ts';

/** Tells delivery who edits: its worker writes to them of its own events. May be repeated. */
export async function noteEditors(payload: Payload): Promise<void> {
  const { docs } = await payload.find({
    collection: 'users',
    where: { role: { in: ['editor', 'admin'] } },
    pagination: false,
    depth: 0,
    select: { email: true },
  });
  const { notes } = await delivery();
  await notes.putEditors(docs.map(({ id, email }) => ({ id, address: email })));
}

const nearest: readonly DraftInWork['workflow'][] = ['approved', 'in review', 'draft'];

/** Tells delivery what is being written for each newsletter, nearest to done first: titles and states, no words of an issue. */
export async function noteDrafts(payload: Payload): Promise<void> {
  const { docs } = await payload.find({ collection: 'newsletters', pagination: false, depth: 0, select: {} });
  const byNewsletter = await Promise.all(
    docs.map(async ({ id }) => {
      const inWork = await issuesInWork(payload, id);
      const drafts = inWork
        .map(({ id: issueId, number, title, workflow }) => ({
          issueId,
          title: number === null ? title : `№${number} ${title}`,
          workflow,
        }))
        .sort((a, b) => nearest.indexOf(a.workflow) - nearest.indexOf(b.workflow));
      return [id, drafts] as const;
    }),
  );
  const { notes } = await delivery();
  await notes.putDrafts(Object.fromEntries(byNewsletter));
}
