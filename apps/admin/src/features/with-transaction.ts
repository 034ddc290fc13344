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
