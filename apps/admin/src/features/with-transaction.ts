import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload';

/** Runs `work` so that all its writes through `req` happen or none. A transient conflict is the caller's to repeat. */
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
