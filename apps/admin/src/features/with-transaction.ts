import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload';

/**
 * Runs `work` so that all its writes through `req` happen or none. A transient conflict is the caller's to repeat.
 * The first thing that `work` asks must be one command alone (`find` with `pagination: false`: a page is counted beside
 * it), because MongoDB opens a transaction with the first command it sees and refuses one that overtakes it.
 */
export async function withTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const ours = await initTransaction(req);
  try {
    const result = await work();
    if (ours) await commitTransaction(req);
    return result;
  } catch (error) {
    if (ours) await killTransaction(req);
    throw error;
  }
}

/** The session of the request's transaction, for what is written beside Payload: with it, or not at all. */
export async function sessionOf(req: PayloadRequest) {
  const id = await req.transactionID;
  const session = id === undefined || id === null ? undefined : req.payload.db.sessions?.[String(id)];
  return session === undefined ? {} : { session };
}
