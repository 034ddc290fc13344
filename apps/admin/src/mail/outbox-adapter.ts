import { createHash } from 'node:crypto';
import type { EmailAdapter, SendEmailOptions } from 'payload';
import { delivery } from '../delivery.ts';
import { houseSender } from './house-sender.ts';

/**
 * Payload's own mails (password resets) through delivery's outbox: one path to the provider, with its claims,
 * retries and pacing. The key is made of the mail itself, so Payload asking twice sends one.
 */
export const outboxAdapter: EmailAdapter<{ readonly queued: number }> = () => {
  const { name, address } = houseSender();
  return {
    name: 'masthead-outbox',
    defaultFromAddress: address,
    defaultFromName: name,
    sendEmail: async (message) => {
      const { outbox } = await delivery();
      const recipients = addressesOf(message.to);
      for (const to of recipients) {
        const html = typeof message.html === 'string' ? message.html : '';
        const text = typeof message.text === 'string' ? message.text : '';
        const digest = createHash('sha256').update(JSON.stringify([to, message.subject, html, text]));
        await outbox.enqueue({
          purposeKey: `password-reset/${digest.digest('hex')}`,
          kind: 'password-reset',
          from: houseSender(),
          to,
          replyTo: null,
          subject: message.subject ?? 'Masthead',
          html,
          text: text === '' ? wordsOf(html) : text,
          headers: {},
        });
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

/** Payload hands over HTML alone; links are kept in words. */
function wordsOf(html: string): string {
  return html
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gis, '$2 ($1)')
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .trim();
}
