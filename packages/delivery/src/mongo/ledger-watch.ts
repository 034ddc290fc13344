import type { Binary } from 'mongodb';
import type { LedgerBreak, LedgerWatch } from '../ports/ledger-watch.ts';
import { lateStartMs } from '../timing.ts';
import type { Database } from './connect.ts';

/** Those whose being put back could mail somebody twice, or mail who has left. */
const watched = ['campaigns', 'batches', 'outbox', 'subscriptions', 'suppressions'] as const;

interface Kept {
  readonly restored: LedgerBreak | null;
  readonly silence: LedgerBreak | null;
  readonly lookedAt: Date;
}

/**
 * A dump carries documents but not the identity (UUID) of collections: put back, they have new ones. So the identities
 * lie in a document beside them, and one that differs tells. One atomic write, so whoever comes first leaves the mark
 * that all others read.
 */
export function makeLedgerWatch({
  db,
  collections: { settings },
}: Pick<Database, 'db' | 'collections'>): LedgerWatch {
  return {
    async look({ alive }) {
      const found = await db.listCollections({ name: { $in: [...watched] } }).toArray();
      const ids = found.flatMap(({ name, ...rest }) => {
        const uuid = (rest as { info?: { uuid?: Binary } }).info?.uuid;
        return uuid === undefined ? [] : [[name, uuid.toString('hex')] as const];
      });
      const isAnother = ids.map(([name, id]) => ({
        $ne: [{ $ifNull: [`$value.collections.${name}`, id] }, id],
      }));
      const aliveAt = { $ifNull: ['$value.aliveAt', null] };
      const broken = { since: { $ifNull: ['$value.aliveAt', '$$NOW'] }, seenAt: '$$NOW' };
      const silent = {
        $and: [
          { $gt: [aliveAt, null] },
          {
            $lt: [
              aliveAt,
              { $dateSubtract: { startDate: '$$NOW', unit: 'millisecond', amount: lateStartMs } },
            ],
          },
        ],
      };
      const kept = (field: string) => ({ $ifNull: [`$value.${field}`, null] });
      const doc = await settings.findOneAndUpdate(
        { _id: 'ledger' },
        [
          {
            $set: {
              'value.collections': { $mergeObjects: ['$value.collections', Object.fromEntries(ids)] },
              'value.restored': { $cond: [{ $or: isAnother }, broken, kept('restored')] },
              'value.silence': alive ? { $cond: [silent, broken, kept('silence')] } : kept('silence'),
              'value.lookedAt': '$$NOW',
              'value.aliveAt': alive ? '$$NOW' : aliveAt,
            },
          },
        ],
        { upsert: true, returnDocument: 'after' },
      );
      if (doc === null) throw new Error('the ledger’s setting could not be written');
      const { lookedAt: now, restored, silence } = doc.value as Kept;
      return { now, restored, silence };
    },
  };
}
