import { createHash } from 'node:crypto';
import type { EmailAdapter, SendEmailOptions } from 'payload';
import { enqueueHouseMail } from './enqueue-house-mail.ts';
import { houseSender } from './house-sender.ts';
import { passwordResetLetter } from './password-reset.ts';

/**
 * Payload's own mails through delivery's outbox: one path to the provider, with its claims, retries and pacing. Password
 * resets are all it has. The key is made of reader and link, so Payload asking twice sends one.
 */
export const outboxAdapter: EmailAdapter<{ readonly queued: number }> = () => {
  const { name, address } = houseSender();
  return {
    name: 'masthead-outbox',
    defaultFromAddress: address,
    defaultFromName: name,
    sendEmail: async ({ html, subject, to }) => {
      const letter = await passwordResetLetter(html);
      if (letter === null) throw new Error(`a mail of Payload’s that the desk has no letter for: ${subject}`);
      const recipients = addressesOf(to);
      for (const recipient of recipients) {
        const digest = createHash('sha256')
          .update(JSON.stringify([recipient, html]))
          .digest('hex');
        const purposeKey = `password-reset/${digest}`;
        await enqueueHouseMail({ purposeKey, kind: 'password-reset', to: recipient }, letter);
      }
      return { queued: recipients.length };
    },
  };
};

function addressesOf(to: SendEmailOptions['to']): string[] {
  if (to === undefined) return [];
  if (Array.isArray(to)) return to.map((one) => (typeof one === 'string' ? one : one.address));
  return [typeof to === 'string' ? to : to.address];
}
