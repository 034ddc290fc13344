import { type Db, ObjectId } from 'mongodb';
import type { EventLedger, LedgerMark } from '../ports/provider-events.ts';
import type { BatchDoc } from './documents.ts';
import type { SubscriptionDoc } from './subscriber-documents.ts';

/** The ledger, which also tells the subscription when its reader opened a mail or followed a link: `$max`, in any order. */
export function notingEngagement(ledger: EventLedger, db: Db): EventLedger {
  const batches = db.collection<BatchDoc>('batches');
  const subscriptions = db.collection<SubscriptionDoc>('subscriptions');
  return {
    ...ledger,
    async raise(marks) {
      const unmatched = await ledger.raise(marks);
      const read = marks.flatMap(readOf);
      if (read.length === 0) return unmatched;
      // A page of events touches few batches: one read of those, one write for all readers.
      const docs = await batches
        .find(
          { _id: { $in: [...new Set(read.map(({ batchId }) => batchId))] } },
          { projection: { subscriptions: 1 } },
        )
        .toArray();
      const rows = new Map(docs.map((doc) => [doc._id, doc.subscriptions]));
      const writes = read.flatMap(({ batchId, index, at }) => {
        const _id = rows.get(batchId)?.[index];
        if (!(_id instanceof ObjectId)) return [];
        return [{ updateOne: { filter: { _id }, update: { $max: { engagedAt: at } } } }];
      });
      if (writes.length > 0) await subscriptions.bulkWrite(writes, { ordered: false });
      return unmatched;
    },
  };
}

function readOf({ place, fact, at }: LedgerMark) {
  if (place.kind !== 'delivery' || (fact !== 'opened' && fact !== 'clicked')) return [];
  return [{ batchId: place.batchId, index: place.index, at }];
}
