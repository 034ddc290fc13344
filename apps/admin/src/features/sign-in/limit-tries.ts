import { APIError, type CollectionBeforeOperationHook, type Payload } from 'payload';
import { madeOnce } from '../../made-once.ts';
import { databaseOf } from '../../read-model.ts';
import { recordAct } from '../audit/desk-log.ts';
import { networkOf } from './caller.ts';

/** Failed sign-ins that one network (an IPv4 address, an IPv6 /64) may have within the window, whatever accounts it tries. */
export const MOST_TRIES = 50;
const WINDOW_MS = 15 * 60_000;

interface TriesDoc {
  readonly _id: string;
  readonly count: number;
  readonly until: Date;
}

/**
 * Counts every sign-in before the password is looked at, and every mail with a way to a new one; what succeeds is given
 * back (forgiveTry). Locking an account alone would let one network try a password on every account there is.
 * @throws APIError 429
 */
export const limitTries: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  // An invitation is made the way a forgotten password is, by an admin: that is no try.
  const isAsked = operation === 'forgotPassword' && (req.pathname ?? '').endsWith('/forgot-password');
  if (operation === 'login' || isAsked) await countTry(req.payload, req.headers);
  return args;
};

/** @throws APIError 429 when the caller's network has had its tries */
export async function countTry(payload: Payload, headers: Headers, now = new Date()): Promise<void> {
  const network = networkOf(headers);
  await ensureIndex(payload);
  const isOpen = { $gt: ['$until', now] };
  const doc = await tries(payload).findOneAndUpdate(
    { _id: network },
    [
      {
        $set: {
          count: { $cond: [isOpen, { $add: ['$count', 1] }, 1] },
          until: { $cond: [isOpen, '$until', new Date(now.getTime() + WINDOW_MS)] },
        },
      },
    ],
    { upsert: true, returnDocument: 'after' },
  );
  const count = doc?.count ?? 1;
  if (count <= MOST_TRIES) return;
  if (count === MOST_TRIES + 1) {
    payload.logger.warn({ network, msg: 'one network has used up its tries at signing in' });
    await recordAct(payload, { act: 'sign-ins stopped', by: null, network });
  }
  throw new APIError(
    'Too many tries from your network. Wait a quarter of an hour, then try again.',
    429,
    { code: 'too-many-tries' },
    true,
  );
}

/** The one try that succeeded does not count. */
export async function forgiveTry(payload: Payload, headers: Headers): Promise<void> {
  await tries(payload).updateOne({ _id: networkOf(headers), count: { $gt: 0 } }, { $inc: { count: -1 } });
}

function tries(payload: Payload) {
  return databaseOf(payload).collection<TriesDoc>('signInTries');
}

const ensureIndex = madeOnce((payload) =>
  tries(payload).createIndex({ until: 1 }, { name: 'tries_expire', expireAfterSeconds: 0 }),
);
