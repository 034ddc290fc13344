import { messageIdOf } from '../events/event-body.ts';
import type { Envelope } from '../mail/message.ts';
import { lastEventOf } from '../mail/recipient-fate.ts';
import { numberInId } from '../store/mail-store.ts';
import { ApiError } from './errors.ts';
import { apiTime, limitOf } from './paginate.ts';
import type { ApiCall, ApiRoute } from './route.ts';

export const emailRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/emails', run: list },
  {
    method: 'GET',
    path: '/emails/:id',
    run: async ({ desk, id }) => {
      const message = await desk.findMessage(id);
      if (message === null) throw new ApiError('not_found', 'Email not found');
      return {
        object: 'email',
        ...inList(message),
        ...(message.html === null ? {} : { html: message.html }),
        ...(message.text === null ? {} : { text: message.text }),
        tags: Object.entries(message.tags).map(([name, value]) => ({ name, value })),
      };
    },
  },
];

async function list({ desk, query }: ApiCall): Promise<unknown> {
  const limit = limitOf(query);
  const after = numberOf(query.get('after'));
  const before = numberOf(query.get('before'));
  // Numbers grow with time and the list is newest first: "after" is a smaller number.
  const top =
    before !== null
      ? Math.min(before + limit, desk.store.messageCount - 1)
      : (after ?? desk.store.messageCount) - 1;
  const bottom = before !== null ? before + 1 : Math.max(0, top - limit + 1);
  const found: Envelope[] = [];
  for (let number = top; number >= bottom; ) {
    const record = desk.store.callOfMessage(number);
    if (record === null) break;
    const messages = await desk.envelopesOf(record.call);
    for (; number >= Math.max(bottom, record.first); number -= 1) {
      const message = messages[number - record.first];
      if (message !== undefined) found.push(message);
    }
  }
  const hasMore = before !== null ? top < desk.store.messageCount - 1 : bottom > 0;
  return { object: 'list', has_more: hasMore, data: found.map(inList) };
}

function numberOf(cursor: string | null): number | null {
  if (cursor === null) return null;
  const number = numberInId(cursor);
  if (number === null) throw new ApiError('validation_error', 'The cursor does not exist.');
  return number;
}

function inList(message: Envelope): Record<string, unknown> {
  return {
    id: message.id,
    message_id: messageIdOf(message.id),
    to: message.to,
    from: message.from,
    created_at: apiTime(message.at),
    subject: message.subject,
    bcc: message.bcc,
    cc: message.cc,
    reply_to: message.replyTo,
    last_event: lastEventOf(message.fate),
  };
}
