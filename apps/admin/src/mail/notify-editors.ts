import { type NoticeProps, renderMail } from '@masthead/templates';
import type { Payload } from 'payload';
import { enqueueHouseMail } from './enqueue-house-mail.ts';

/** A notice to every editor and admin, once for each `purpose` however often it is asked for. */
export async function notifyEditors(payload: Payload, purpose: string, notice: NoticeProps): Promise<void> {
  const { docs } = await payload.find({
    collection: 'users',
    where: { role: { in: ['editor', 'admin'] } },
    pagination: false,
    depth: 0,
    select: { email: true },
  });
  const mail = await renderMail.notice(notice);
  for (const { id, email } of docs)
    await enqueueHouseMail({ purposeKey: `notice/${purpose}/${id}`, kind: 'notice', to: email }, mail);
}
