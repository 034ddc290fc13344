import { randomUUID } from 'node:crypto';
import { requestIdOf, withLogFields } from '@masthead/config';

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Gives each request an id, as the site does: what is logged meanwhile carries it, and so does the answer when it failed.
 * The caller's own `x-request-id` is taken where it is fit to be.
 */
export function nameRequest<Context>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const requestId = requestIdOf(request.headers.get('x-request-id'), randomUUID);
    const answer = await withLogFields({ requestId }, () => handler(request, context));
    if (answer.status >= 500) answer.headers.set('x-request-id', requestId);
    return answer;
  };
}
