import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { isTransient } from '../../rest/write-conflict.ts';
import { recordAct } from '../audit/desk-log.ts';
import { DeskError } from '../desk-error.ts';
import { answerOf, readJson } from '../endpoint.ts';
import { networkOf } from './caller.ts';
import { provenCodes } from './endpoints.ts';
import { countTry, forgiveTry } from './limit-tries.ts';
import { enrolUri } from './one-time-codes.ts';
import { RESETS_PASSWORD } from './second-factor.ts';
import { endOtherSessions } from './sessions.ts';
import { beginTwoFactor, ownerOfTicket } from './two-factor-store.ts';

const Ticket = z.strictObject({ ticket: z.string().min(1).max(100) });
const TicketAndCode = Ticket.extend({ code: z.string().trim().min(1).max(64) });
const Reset = z.looseObject({ token: z.string().min(1).max(200), password: z.string().min(1).max(1000) });

/**
 * Doors of the accounts for who is not signed in yet, under /api/users and matched before Payload's own. Each takes a
 * secret in place of a session and counts as a try of the caller's network.
 */
export const accountDoors: Endpoint[] = [
  door('/set-up-code', Ticket, async (req, { ticket }) => {
    const user = await invited(req, ticket);
    const secret = await beginTwoFactor(req.payload, user.id);
    return { secret, uri: enrolUri(secret, user.email) };
  }),
  door('/prove-code', TicketAndCode, async (req, { ticket, code }) => ({
    recoveryCodes: await provenCodes(req, await invited(req, ticket), code),
  })),
  // Payload's would sign in whoever has the mail: past the code, and past whoever else is signed in.
  door('/reset-password', Reset, async (req, { token, password }) => {
    req.context[RESETS_PASSWORD] = true;
    const { user } = await req.payload.resetPassword({
      collection: 'users',
      data: { token, password },
      overrideAccess: true,
      req,
    });
    const id = String(user.id);
    await endOtherSessions(req.payload, id, null);
    const name = typeof user.name === 'string' && user.name !== '' ? user.name : `account ${id}`;
    await recordAct(req.payload, {
      act: 'password reset',
      by: { id, name },
      network: networkOf(req.headers),
    });
    return { message: 'The password was changed. Sign in with it.' };
  }),
];

function door<Body extends z.ZodType>(
  path: string,
  body: Body,
  handle: (req: PayloadRequest, body: z.output<Body>) => Promise<object>,
): Endpoint {
  return {
    path,
    method: 'post',
    handler: async (req) => {
      try {
        await countTry(req.payload, req.headers);
        const answer = await handle(req, body.parse(await readJson(req)));
        await forgiveTry(req.payload, req.headers);
        return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
      } catch (error) {
        // It met another write and is made again, which counts anew.
        if (isTransient(error)) await forgiveTry(req.payload, req.headers);
        const answer = answerOf(error);
        if (answer === null) throw error;
        return answer;
      }
    },
  };
}

/** @throws DeskError when the ticket is over or never was */
async function invited(req: PayloadRequest, ticket: string) {
  const id = await ownerOfTicket(req.payload, ticket);
  const user =
    id === null
      ? null
      : await req.payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true });
  if (user === null)
    throw new DeskError(
      403,
      'ticket-over',
      'This took longer than ten minutes.',
      'Sign in again from the start.',
    );
  return { id: user.id, email: user.email, name: user.name ?? `account ${user.id}` };
}
