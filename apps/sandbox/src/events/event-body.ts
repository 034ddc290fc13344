import type { Suppression } from '../api/suppression-list.ts';
import type { Envelope } from '../mail/message.ts';
import type { EmailEventType } from './plan-events.ts';

/** The JSON of one email event, in the provider's shape. `now` is when it happened (virtual milliseconds). */
export function emailEventBody(type: EmailEventType, message: Envelope, now: number): string {
  const headers = Object.entries(message.headers).map(([name, value]) => ({ name, value }));
  return JSON.stringify({
    type,
    created_at: new Date(now).toISOString(),
    data: {
      email_id: message.id,
      message_id: messageIdOf(message.id),
      created_at: new Date(message.at).toISOString(),
      from: message.from,
      to: message.to,
      subject: message.subject,
      ...(message.templateId === null ? {} : { template_id: message.templateId }),
      tags: message.tags,
      ...(headers.length === 0 ? {} : { headers }),
      ...particulars(type, message),
    },
  });
}

export function suppressionEventBody(
  type: 'suppression.added' | 'suppression.removed',
  suppression: Suppression,
  now: number,
): string {
  return JSON.stringify({
    type,
    created_at: new Date(now).toISOString(),
    data: {
      id: suppression.id,
      email: suppression.email,
      origin: suppression.origin,
      source_id: suppression.sourceId,
      created_at: new Date(suppression.createdAt).toISOString(),
    },
  });
}

/** The Message-ID header a mail would carry. */
export function messageIdOf(id: string): string {
  return `<${id}@sandbox.invalid>`;
}

function particulars(type: EmailEventType, message: Envelope): Record<string, unknown> {
  if (type === 'email.bounced') {
    return message.fate === 'soft'
      ? {
          bounce: {
            type: 'Transient',
            subType: 'MailboxFull',
            message: 'The mailbox is full for now.',
            diagnosticCode: ['smtp; 452 4.2.2 mailbox full'],
          },
        }
      : {
          bounce: {
            type: 'Permanent',
            subType: 'NoEmail',
            message: 'There is no such address.',
            diagnosticCode: ['smtp; 550 5.1.1 user unknown'],
          },
        };
  }
  if (type === 'email.failed')
    return { failed: { reason: message.fate === 'quota' ? 'reached_daily_quota' : 'invalid_recipient' } };
  if (type === 'email.suppressed')
    return {
      suppressed: {
        type: 'OnAccountSuppressionList',
        reason: 'previous_bounce',
        message: 'The address is on the account suppression list.',
        diagnosticCode: [],
      },
    };
  return {};
}
