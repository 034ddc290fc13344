import { type NoticeProps, renderMail } from '@masthead/templates';
import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { houseSender } from './house-sender.ts';

/** A notice to every editor and admin, once for each `purpose` however often it is asked for. */
export async function notifyEditors(payload: Payload, purpose: string, notice: NoticeProps): Promise<void> {
  const { docs } = await payload.find({
    collection: 'users',
    where: { role: { in: ['editor', 'admin'] } },
    pagination: false,
    depth: 0,
    select: { email: true },
  });
  const { outbox } = await delivery();
  const mail = await renderMail.notice(notice);
  for (const { id, email } of docs) {
    await outbox.enqueue({
      purposeKey: `notice/${purpose}/${id}`,
      kind: 'notice',
      from: houseSender(),
      to: email,
      replyTo: null,
      ...mail,
      headers: {},
    });
  }
}
