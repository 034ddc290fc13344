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

/** Payload hands over HTML alone: its words, with every link spelled out. */
function wordsOf(html: string): string {
  return html
    .replace(/<!--.*?-->|<(head|style|title)\b.*?<\/\1>/gis, '')
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gis, (_whole, href: string, words: string) =>
      words.includes(href) ? words : `${words} ${href}`,
    )
    .replace(/<br\s*\/?>|<\/(p|h\d|tr|div)>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|#x27|nbsp);/g, (_whole, name: string) => entities[name] ?? ' ')
    .replace(/[\t ]+|\u00a0|\u00ad|\u034f|[\u200b-\u200f]|\ufeff/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n\n')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
};
