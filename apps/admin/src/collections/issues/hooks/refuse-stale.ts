import { type CollectionBeforeOperationHook, Locked } from 'payload';
import { editedSince } from '../../../features/audit/edited-since.ts';
import { personOf } from '../../../features/editing/editing-locks.ts';
import { VERB } from '../workflow.ts';

/**
 * A form that was opened before somebody else's save would write that save away (the lock may be over by then). The
 * form says of when it is (`updatedAt`); who sends none, like a script that sets one field, is not held to it.
 */
export const refuseStale: CollectionBeforeOperationHook = async ({ args, context, operation, req }) => {
  if (operation !== 'update' || context[VERB] !== undefined || req.payloadAPI !== 'REST') return args;
  const { data, id } = args as { data?: { updatedAt?: unknown }; id?: unknown };
  const user = personOf(req);
  if (user === null || id === undefined || typeof data?.updatedAt !== 'string') return args;
  const seen = new Date(data.updatedAt);
  if (Number.isNaN(seen.getTime())) return args;
  const theirs = await editedSince(req.payload, String(id), seen, [user]);
  if (theirs === null) return args;
  throw new Locked(
    `${theirs.by} has saved this issue since you opened it. Nothing was overwritten: reload the page to go on from there.`,
  );
};
