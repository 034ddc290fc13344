import type { CollectionAfterErrorHook, CollectionAfterLoginHook, PayloadRequest } from 'payload';
import { isTransient } from '../../rest/write-conflict.ts';
import { recordAct } from '../audit/desk-log.ts';
import { type Account, accountOf } from './account-of.ts';
import { agentOf, networkOf } from './caller.ts';
import { forgiveTry } from './limit-tries.ts';
import { RESETS_PASSWORD, SECOND_STEP } from './second-factor.ts';
import { noteSession } from './sessions.ts';
import { tellOfLock } from './tell-of-lock.ts';

/** Writes down who came in and by what; the try is given back to their network. */
export const noteSignIn: CollectionAfterLoginHook = async ({ context, req, token, user }) => {
  if (context[RESETS_PASSWORD] === true) return user;
  const network = networkOf(req.headers);
  await forgiveTry(req.payload, req.headers);
  await noteSession(req.payload, { token, userId: String(user.id), agent: agentOf(req.headers), network });
  const step = context[SECOND_STEP];
  const by = step === 'recovery' ? 'a recovery code' : step === 'code' ? 'a code' : 'the password alone';
  await recordAct(req.payload, { act: 'signed in', by: personOf(user), network, detail: `with ${by}` });
  return user;
};

/**
 * Writes down who was refused, tells the owner of an account that was locked just now, and puts into the answer what the
 * login has to ask for next. Errors are told by their names: the built desk holds Payload's classes more than once, and
 * what one copy throws is an instance of nothing in the other (rest/name-errors.ts).
 */
export const noteRefusal: CollectionAfterErrorHook = async ({ error, req }) => {
  // Two sign-ins to one account met: this one is made again, and is no try of anybody's.
  if (isSignIn(req) && isTransient(error)) await forgiveTry(req.payload, req.headers);
  else if (isSignIn(req)) await writeDown(error, req);
  const data = dataOf(error);
  if (data === null) return undefined;
  return { response: { errors: [{ message: error.message, data }] } };
};

async function writeDown(error: Error, req: PayloadRequest): Promise<void> {
  const { payload } = req;
  const code = dataOf(error)?.code ?? null;
  const act =
    code === 'code-wrong' || code === 'code-locked'
      ? 'wrong code'
      : error.name === 'LockedAuth'
        ? 'locked account tried'
        : error.name === 'AuthenticationError'
          ? 'sign-in failed'
          : null;
  if (act === null) return;
  const network = networkOf(req.headers);
  const user = await typed(req);
  const by = user === null ? null : personOf(user);
  const detail = code === 'code-locked' ? 'not looked at: five wrong ones before' : null;
  await recordAct(payload, { act, by, network, detail });
  if (act !== 'sign-in failed' || user === null || !isLocked(user)) return;
  payload.logger.warn({
    userId: String(user.id),
    network,
    msg: 'an account was locked after wrong passwords',
  });
  await recordAct(payload, { act: 'account locked', by, network });
  await tellOfLock(user);
}

function personOf({ id, name }: Pick<Account, 'id' | 'name'>): { id: string; name: string } {
  return { id: String(id), name: name ?? `account ${String(id)}` };
}

function isLocked({ lockUntil }: Account): boolean {
  return lockUntil !== undefined && lockUntil !== null && new Date(lockUntil).getTime() > Date.now();
}

function isSignIn(req: PayloadRequest): boolean {
  return (req.pathname ?? '').endsWith('/users/login');
}

/** The account whose address was typed: its name is written down, what was typed is not. */
async function typed(req: PayloadRequest): Promise<Account | null> {
  const email: unknown = req.data?.email;
  if (typeof email !== 'string') return null;
  return accountOf(req.payload, email);
}

/** What our own refusals say beside the sentence; null for all others. */
function dataOf(error: unknown): { readonly code: string } | null {
  const data: unknown = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  if (typeof data !== 'object' || data === null || !('code' in data)) return null;
  return typeof data.code === 'string' ? { ...data, code: data.code } : null;
}
