import type { PayloadRequest } from 'payload';
import { isTransient } from '../../rest/write-conflict.ts';
import { withTransaction } from '../with-transaction.ts';

const tries = 5;

/** A transaction that is tried again when it met another one; nothing of a failed try is written. */
export async function retried<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTransaction(req, work);
    } catch (error) {
      if (attempt === tries || !isTransient(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt));
    }
  }
}
