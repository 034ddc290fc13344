import { type Db, MongoBulkWriteError } from 'mongodb';
import type { EventStore, KeptEvent } from '../ports/provider-events.ts';
import { batchIdsOf } from './batches/numbers-below.ts';

export interface ProviderEventDoc extends Omit<KeptEvent, 'id'> {
  readonly _id: string;
  /** Until it is applied or given up. */
  readonly dueAt?: Date;
  readonly appliedAt?: Date;
  /** Matched nothing for good. */
  readonly gaveUpAt?: Date;
}

const shown = 20;

export function makeEventStore(db: Db): EventStore {
  const rows = db.collection<ProviderEventDoc>('providerEvents');
  return {
    async put(events) {
      // What the majority has already is not offered again: one known id in an insert makes the server take up all of it one by one.
      const known = await knownOf(events.map(({ id }) => id));
      // Due at once by any clock: ours and the server's need not agree.
      const docs = [...new Map(events.map((event) => [event.id, event])).values()]
        .filter(({ id }) => !known.has(id))
        .map(({ id, ...event }) => ({ _id: id, ...event, dueAt: new Date(0) }));
      if (docs.length === 0) return new Set();
      try {
        await rows.insertMany(docs, { ordered: false });
        return new Set();
      } catch (error) {
        if (!(error instanceof MongoBulkWriteError)) throw error;
        // Not even an id that was inserted is safe when its write was not acknowledged by the majority.
        if (error.result.getWriteConcernError() !== undefined) throw error;
        const failures = [error.writeErrors].flat().filter((failure) => failure.code !== 11_000);
        return new Set(failures.flatMap((failure) => docs[failure.index]?._id ?? []));
      }
    },

    async due(limit) {
      const docs = await rows
        .find({ dueAt: { $exists: true }, $expr: { $lte: ['$dueAt', '$$NOW'] } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray();
      return docs.map(({ _id, dueAt: _due, appliedAt: _applied, gaveUpAt: _gaveUp, ...event }) => ({
        id: _id,
        ...event,
      }));
    },

    async applied(ids) {
      if (ids.length === 0) return;
      await rows.updateMany(
        { _id: { $in: [...ids] } },
        { $currentDate: { appliedAt: true }, $unset: { dueAt: '' } },
      );
    },

    async postpone(ids, delayMs) {
      if (ids.length === 0) return;
      const later =
        delayMs === null
          ? [{ $set: { gaveUpAt: '$$NOW' } }, { $unset: 'dueAt' }]
          : [{ $set: { dueAt: { $add: ['$$NOW', delayMs] } } }];
      await rows.updateMany({ _id: { $in: [...ids] }, dueAt: { $exists: true } }, [
        { $set: { tries: { $add: ['$tries', 1] } } },
        ...later,
      ]);
    },

    async tryAgain(campaignId) {
      const { modifiedCount } = await rows.updateMany(
        { gaveUpAt: { $exists: true }, 'place.batchId': batchIdsOf(campaignId) },
        [{ $set: { dueAt: '$$NOW', tries: 0 } }, { $unset: 'gaveUpAt' }],
      );
      return modifiedCount;
    },

    async standing() {
      const isOdd = { odd: { $type: 'string' as const } };
      const [waiting, unmatched, odd, latest] = await Promise.all([
        rows.countDocuments({ dueAt: { $exists: true } }),
        rows.countDocuments({ gaveUpAt: { $exists: true } }),
        rows.countDocuments(isOdd),
        rows.find(isOdd).sort({ receivedAt: -1 }).limit(shown).toArray(),
      ]);
      const latestOdd = latest.map(({ _id, type, receivedAt, odd: sketch }) => ({
        id: _id,
        type,
        receivedAt,
        sketch: sketch ?? '',
      }));
      return { waiting, unmatched, odd, latestOdd };
    },
  };

  async function knownOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await rows.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
    return new Set(found.map(({ _id }) => _id));
  }
}
