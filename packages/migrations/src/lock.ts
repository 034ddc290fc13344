import { type Collection, type Db, MongoServerError } from 'mongodb';

export interface LockDoc {
  readonly _id: 'lock';
  readonly owner: string;
  /** By the server's clock. */
  readonly until: Date;
  /** Raised by every new holder: whoever comes back with an older one has lost it. */
  readonly epoch: number;
}

/** The lock was taken by another while this process stood still. Nothing was lost: the other goes on. */
export class LockLost extends Error {
  constructor() {
    super('another process has taken the migrations over');
    this.name = 'LockLost';
  }
}

export interface Lock {
  /** @returns the holder's epoch, or null while another holds it */
  take(): Promise<number | null>;
  /** Ours for as long again. @throws LockLost */
  renew(epoch: number): Promise<void>;
  release(epoch: number): Promise<void>;
}

export const lockCollection = (db: Db): Collection<LockDoc> => db.collection<LockDoc>('migrations');

/** @param heldMs longer than a step ever takes, and short enough that nobody waits long for the dead */
export function makeLock(db: Db, owner: string, heldMs: number): Lock {
  const rows = lockCollection(db);
  const until = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: heldMs } };
  return {
    async take() {
      const taken = await rows.findOneAndUpdate(
        { _id: 'lock', $expr: { $lte: ['$until', '$$NOW'] } },
        [{ $set: { owner: { $literal: owner }, until, epoch: { $add: ['$epoch', 1] } } }],
        { returnDocument: 'after' },
      );
      if (taken !== null) return taken.epoch;
      // Never held, or held by another: the first to insert tells which. Epoch: free for the update above.
      try {
        await rows.insertOne({ _id: 'lock', owner: '', until: new Date(0), epoch: 0 });
      } catch (error) {
        if (error instanceof MongoServerError && error.code === 11000) return null;
        throw error;
      }
      return this.take();
    },
    async renew(epoch) {
      const { matchedCount } = await rows.updateOne({ _id: 'lock', epoch }, [{ $set: { until } }]);
      if (matchedCount === 0) throw new LockLost();
    },
    async release(epoch) {
      await rows.updateOne({ _id: 'lock', epoch }, { $set: { until: new Date(0) } });
    },
  };
}
