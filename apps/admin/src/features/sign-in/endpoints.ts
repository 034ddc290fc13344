import { HexId } from '@masthead/domain';
import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../../access/roles.ts';
import { SERVICE_USER_ID } from '../../collections/users/local-strategy.ts';
import { env } from '../../env.ts';
import { recordAct } from '../audit/desk-log.ts';
import { DeskError } from '../desk-error.ts';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { accountOf } from './account-of.ts';
import { networkOf } from './caller.ts';
import { enrolUri } from './one-time-codes.ts';
import { endOtherSessions, endSession, listSessions } from './sessions.ts';
import {
  beginTwoFactor,
  judgeCode,
  proveTwoFactor,
  removeTwoFactor,
  twoFactorState,
} from './two-factor-store.ts';

const Code = z.strictObject({ code: z.string().trim().min(1, 'is empty').max(64) });

/** An account, by the id in its address or by what its owner signs in with. */
const Whose = z.union([z.strictObject({ userId: HexId }), z.strictObject({ email: z.email().max(320) })]);

/** One's own account: where it is signed in, and the code beside the password. */
export const signInEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/security',
    role: 'writer',
    body: noBody,
    handle: ({ req, actor }) => ownSecurity(req, actor),
  }),
  deskEndpoint({
    method: 'post',
    path: '/security/sessions/end',
    role: 'writer',
    body: z.strictObject({ id: z.uuid() }),
    handle: async ({ req, actor, body }) => {
      await endSession(req.payload, personal(actor).id, body.id);
      await noteEnd(req, actor, 'one session');
      return { ended: 1 };
    },
  }),
  deskEndpoint({
    method: 'post',
    path: '/security/sessions/end-others',
    role: 'writer',
    body: noBody,
    handle: async ({ req, actor }) => {
      const ended = await endOtherSessions(req.payload, personal(actor).id, sessionOf(req));
      await noteEnd(req, actor, `${ended} other sessions`);
      return { ended };
    },
  }),
  deskEndpoint({
    method: 'post',
    path: '/security/code/begin',
    role: 'writer',
    body: noBody,
    handle: async ({ req, actor }) => {
      const { id, email } = personal(actor);
      if ((await twoFactorState(req.payload, id)).isOn)
        throw new DeskError(409, 'is-on', 'A code is set up already.', 'Take it away first.');
      const secret = await beginTwoFactor(req.payload, id);
      return { secret, uri: enrolUri(secret, email) };
    },
  }),
  deskEndpoint({
    method: 'post',
    path: '/security/code/prove',
    role: 'writer',
    body: Code,
    handle: async ({ req, actor, body }) => {
      const recoveryCodes = await provenCodes(req, personal(actor), body.code);
      return { recoveryCodes };
    },
  }),
  deskEndpoint({
    method: 'post',
    path: '/security/code/remove',
    role: 'writer',
    body: Code,
    handle: async ({ req, actor, body }) => {
      const { id } = personal(actor);
      if (env().TWO_FACTOR_ROLES.includes(actor.role))
        throw new DeskError(
          409,
          'needed',
          `A ${actor.role} signs in with a code.`,
          'It cannot be taken away.',
        );
      const verdict = await judgeCode(req.payload, id, body.code);
      if (verdict === 'wrong' || verdict === 'locked') throw badCode(verdict);
      await removeTwoFactor(req.payload, id);
      await recordAct(req.payload, { act: 'code removed', by: actor, network: networkOf(req.headers) });
      return { removed: true };
    },
  }),
  // For whoever lost telephone and recovery codes, by an admin who knows that it is them.
  deskEndpoint({
    method: 'post',
    path: '/security/code/take-away',
    role: 'admin',
    body: Whose,
    handle: async ({ req, actor, body }) => {
      const userId = 'userId' in body ? body.userId : await idOf(req, body.email);
      if (userId === actor.id)
        throw new DeskError(
          409,
          'own',
          'This is your own code.',
          'Take it away with a code of it, or ask another admin.',
        );
      const removed = await removeTwoFactor(req.payload, userId);
      if (removed) {
        await endOtherSessions(req.payload, userId, null);
        const detail = `of account ${userId}`;
        await recordAct(req.payload, {
          act: 'code removed',
          by: actor,
          network: networkOf(req.headers),
          detail,
        });
      }
      return { removed };
    },
  }),
];

/** What the page "Sign-in and sessions" shows. */
export async function ownSecurity(req: PayloadRequest, actor: Actor) {
  const { id } = personal(actor);
  return {
    code: {
      ...(await twoFactorState(req.payload, id)),
      isNeeded: env().TWO_FACTOR_ROLES.includes(actor.role),
    },
    sessions: await listSessions(req.payload, id, sessionOf(req)),
  };
}

/** Turns the code on. @throws DeskError when it is not one of the secret that was shown */
export async function provenCodes(
  req: PayloadRequest,
  who: Pick<Actor, 'id' | 'name'>,
  code: string,
): Promise<readonly string[]> {
  const proved = await proveTwoFactor(req.payload, who.id, code);
  if (proved === 'wrong' || proved === 'locked') throw badCode(proved);
  await recordAct(req.payload, { act: 'code set up', by: who, network: networkOf(req.headers) });
  return proved;
}

function badCode(verdict: 'wrong' | 'locked'): DeskError {
  return verdict === 'locked'
    ? new DeskError(403, 'code-locked', 'Five wrong codes.', 'Wait a quarter of an hour, then try again.')
    : new DeskError(422, 'code-wrong', 'This code is not right.', 'Enter the six digits that are shown now.');
}

async function noteEnd(req: PayloadRequest, by: Actor, detail: string): Promise<void> {
  await recordAct(req.payload, { act: 'signed out elsewhere', by, network: networkOf(req.headers), detail });
}

/** @throws DeskError for the command line, which has no account */
function personal(actor: Actor): Actor {
  if (actor.id !== SERVICE_USER_ID) return actor;
  throw new DeskError(409, 'no-account', 'The command line has no account.', 'Sign in at the desk.');
}

/** @throws DeskError when nobody signs in with it */
async function idOf(req: PayloadRequest, email: string): Promise<string> {
  const account = await accountOf(req.payload, email);
  if (account !== null) return String(account.id);
  throw new DeskError(404, 'no-account', 'Nobody signs in with this address.', 'Check how it is spelled.');
}

function sessionOf({ user }: PayloadRequest): string | null {
  return user !== null && '_sid' in user && typeof user._sid === 'string' ? user._sid : null;
}
