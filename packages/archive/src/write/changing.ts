import { randomUUID } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import { publicState, readModelState } from '../collections.ts';

/**
 * Runs a write and names the read model anew when it changed something, both in one transaction: a site that knows the
 * name knows what was written, and a crash leaves neither. What changed nothing keeps the name, and so every site its
 * pages. Repeated when another writer was faster.
 * @param write answers whether anything is different now; it must use the session it is given.
 */
export async function changing(db: Db, write: (session: ClientSession) => Promise<boolean>): Promise<void> {
  const session = db.client.startSession();
  try {
    await session.withTransaction(
      async () => {
        if (!(await write(session))) return;
        const named = { $set: { version: randomUUID(), changedAt: new Date() } };
        await publicState(db).updateOne({ _id: readModelState }, named, { upsert: true, session });
      },
      { writeConcern: { w: 'majority' } },
    );
  } finally {
    await session.endSession();
  }
}
