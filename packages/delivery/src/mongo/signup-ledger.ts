import { type Collection, type Db, type Filter, MongoServerError, type UpdateFilter } from 'mongodb';
import type { SignupLedger } from '../ports/subscriber-store.ts';
import type { SignupLedgerDoc } from './subscriber-documents.ts';

export function makeSignupLedger(db: Db): SignupLedger {
  const rows = db.collection<SignupLedgerDoc>('signupLedger');
  return {
    async address(key) {
      const row = await rows.findOne({ _id: key });
      return row?.lastAt === undefined ? null : { count: row.count, lastAt: row.lastAt };
    },

    async grantAddress(key, { requestId, at, limit, lastBefore }) {
      const granted = await upsertUnless(
        rows,
        { _id: key, count: { $lt: limit }, lastAt: { $lte: lastBefore }, lastRequestId: { $ne: requestId } },
        { $inc: { count: 1 }, $set: { lastAt: at, lastRequestId: requestId } },
      );
      // A worker killed after the grant asks again for the same request: it still has it.
      return granted || (await rows.findOne({ _id: key, lastRequestId: requestId })) !== null;
    },

    async forgetAddress(key) {
      await rows.deleteOne({ _id: key });
    },

    async spent(key) {
      const row = await rows.findOne({ _id: key });
      return row?.count ?? 0;
    },

    spend: async (key, limit, expiresAt) =>
      // Where nothing may be spent no first row may come either.
      limit > 0 &&
      (await upsertUnless(
        rows,
        { _id: key, count: { $lt: limit } },
        { $inc: { count: 1 }, $setOnInsert: { expiresAt } },
      )),
  };
}

/** Updates the row that satisfies the filter, or inserts the first; false when the row is there and does not satisfy it. */
async function upsertUnless(
  rows: Collection<SignupLedgerDoc>,
  filter: Filter<SignupLedgerDoc>,
  update: UpdateFilter<SignupLedgerDoc>,
): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    try {
      await rows.updateOne(filter, update, { upsert: true });
      return true;
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === 11_000)) throw error;
      // Either full, or another worker inserted the first row between our look and our insert: look once more.
      if (tries > 0) return false;
    }
  }
}
