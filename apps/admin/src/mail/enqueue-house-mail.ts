import type { OutboxMail } from '@masthead/delivery';
import type { RenderedMail } from '@masthead/templates';
import { delivery } from '../delivery.ts';
import { houseSender } from './house-sender.ts';

/**
 * Puts a mail of the house itself into delivery's outbox: from MAIL_FROM, answered by nobody. However often it is asked
 * for, one is sent for each `purposeKey`.
 */
export async function enqueueHouseMail(
  { kind, purposeKey, to }: Pick<OutboxMail, 'kind' | 'purposeKey' | 'to'>,
  { html, subject, text }: RenderedMail,
): Promise<void> {
  const { outbox } = await delivery();
  await outbox.enqueue({
    purposeKey,
    kind,
    from: houseSender(),
    to,
    replyTo: null,
    subject,
    html,
    text,
    headers: {},
  });
}
