import { APIError, type CollectionBeforeOperationHook, Locked, type Payload } from 'payload';
import { editedSince, type OwnSaves } from '../../../features/audit/edited-since.ts';
import { DESK_WINDOW, windowNamed } from '../../../features/editing/desk-window.ts';
import { personOf } from '../../../features/editing/editing-locks.ts';
import { VERB } from '../workflow.ts';

const NEXT = 'Nothing was overwritten: copy what you typed here, then reload the page to go on from there.';

/**
 * A form that was opened before somebody else's save would write that save away (the lock may be over by then), and
 * one in another window of the same account too, which no lock keeps out. The form says of when it is (`updatedAt`)
 * and in which window; who sends no instant, like a script that sets one field, is not held to anything, and who
 * names no window not to one's own saves. @throws Locked 423 after another's save, APIError 409 after one's own
 */
export const refuseStale: CollectionBeforeOperationHook = async ({ args, context, operation, req }) => {
  if (operation !== 'update' || context[VERB] !== undefined || req.payloadAPI !== 'REST') return args;
  const { data: sent = {}, id } = args as { data?: Readonly<Record<string, unknown>>; id?: unknown };
  const { [DESK_WINDOW]: named, ...data } = sent;
  const window = windowNamed(named);
  context[DESK_WINDOW] = window;
  const user = personOf(req);
  if (user !== null && id !== undefined)
    await refuseAfter(req.payload, String(id), data.updatedAt, { userId: user, window });
  return { ...args, data };
};

async function refuseAfter(
  payload: Payload,
  issueId: string,
  updatedAt: unknown,
  own: OwnSaves,
): Promise<void> {
  const seen = new Date(typeof updatedAt === 'string' ? updatedAt : Number.NaN);
  if (Number.isNaN(seen.getTime())) return;
  const edit = await editedSince(payload, issueId, seen, own);
  if (edit === null) return;
  if (edit.userId !== own.userId)
    throw new Locked(`${edit.by} has saved this issue since you opened it. ${NEXT}`);
  const said = `You have saved this issue in another window since you opened it here. ${NEXT}`;
  throw new APIError(said, 409, undefined, true);
}
