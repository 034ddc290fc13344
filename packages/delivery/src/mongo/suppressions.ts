import type { AnyBulkWriteOperation, Db } from 'mongodb';
import {
  type KeyedSuppression,
  type SuppressionReason,
  type Suppressions,
  suppressionReasons,
} from '../ports/suppressions.ts';
import type { SuppressionDoc } from './subscriber-documents.ts';

/** How addresses become row ids (subscribers/address-keys.ts). */
interface Keys {
  current(address: string): string;
  all(address: string): readonly string[];
}

const pageSize = 1000;

export function makeSuppressions(db: Db, keys: Keys, clock: () => Date): Suppressions {
  const rows = db.collection<SuppressionDoc>('suppressions');
  const subscribers = db.collection<{ formerKeys?: string[] }>('subscribers');
  const addByKey = async (entries: readonly KeyedSuppression[]): Promise<number> => {
    const at = clock();
    let added = 0;
    for (let start = 0; start < entries.length; start += pageSize) {
      const writes = entries.slice(start, start + pageSize).map((entry) => raise(entry, at));
      added += (await rows.bulkWrite(writes, { ordered: false })).upsertedCount;
    }
    return added;
  };
  return {
    async isSuppressed(address): Promise<SuppressionReason | null> {
      const row = await rows.findOne({ _id: { $in: [...keys.all(address)] } });
      return row && reasonOf(row.why);
    },

    async why(address) {
      const found = await rows.find({ _id: { $in: [...keys.all(address)] } }).toArray();
      const gravest = found.sort((a, b) => (a.why < b.why ? 1 : -1))[0];
      if (gravest === undefined) return null;
      const source = gravest.why.split('|').slice(2).join('|');
      return { reason: reasonOf(gravest.why), since: gravest.at, source };
    },

    async among(addresses) {
      const suppressed = new Set<string>();
      for (let start = 0; start < addresses.length; start += pageSize) {
        // Hardly anybody is: until somebody is found, nothing but the keys is made for a page.
        const page = addresses.slice(start, start + pageSize);
        const asked = page.flatMap((address) => keys.all(address));
        const found = await rows.find({ _id: { $in: asked } }, { projection: { _id: 1 } }).toArray();
        if (found.length === 0) continue;
        const known = new Set(found.map(({ _id }) => _id));
        for (const address of page)
          if (keys.all(address).some((key) => known.has(key))) suppressed.add(address);
      }
      return suppressed;
    },

    add: (entries) =>
      addByKey(entries.map(({ address, ...rest }) => ({ ...rest, key: keys.current(address) }))),
    addByKey,

    async remove(address) {
      const { deletedCount } = await rows.deleteMany({ _id: { $in: [...keys.all(address)] } });
      return deletedCount > 0;
    },

    async removeErased(address) {
      const theirs = keys.all(address);
      await rows.deleteMany({ _id: { $in: [...theirs] }, ...nothingGraver });
      // Proved anew, the address is nobody's former one: an erasure of who moved away from it leaves it alone.
      await subscribers.updateMany(
        { formerKeys: { $in: [...theirs] } },
        { $pull: { formerKeys: { $in: [...theirs] } } },
      );
    },

    async erased({ limit, before }) {
      const found = await rows
        .find({ ...nothingGraver, ...(before === undefined ? {} : { notedAt: { $lt: before } }) })
        // With few rows the planner may take another.
        .hint('erased')
        .sort({ notedAt: -1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id, at, notedAt = at }) => ({ key: _id, at: notedAt }));
    },

    keyIds: () => rows.distinct('kid'),
  };
}

const gravity: Readonly<Record<SuppressionReason, number>> = {
  erased: 0,
  manual: 1,
  bounce: 2,
  complaint: 3,
};

/** `erased` alone; what the index of that name holds. */
export const nothingGraver = { why: { $lt: '1|' } };

function raise(entry: KeyedSuppression, now: Date): AnyBulkWriteOperation<SuppressionDoc> {
  const { key, reason, source, at = now } = entry;
  return {
    updateOne: {
      filter: { _id: key },
      update: {
        $setOnInsert: { kid: key.slice(0, key.indexOf('.')) },
        $max: { why: `${gravity[reason]}|${reason}|${source}` },
        $min: { at },
        // By the server's clock, whatever `at` the event tells of: the last look asks what is new to us.
        $currentDate: { notedAt: true },
      },
      upsert: true,
    },
  };
}

function reasonOf(why: string): SuppressionReason {
  const reason = why.split('|')[1];
  const known = suppressionReasons.find((each) => each === reason);
  if (known === undefined) throw new Error('a suppression without a reason we know');
  return known;
}
