import type { AnyBulkWriteOperation, Db } from 'mongodb';
import type { ListRequest, SuppressionMirror } from '../ports/suppression-mirror.ts';

interface MirrorDoc {
  /** The id of the suppression: `<kid>.<keyed hash>`. */
  readonly _id: string;
  /** Both `$max`: it stands on the provider's list when the first is the later. */
  readonly listedAt?: Date;
  readonly removedAt?: Date;
  /** The last walk over the whole list that met it. */
  readonly seenAt?: Date;
  /** A person took it off our list. */
  readonly liftedAt?: Date;
  readonly ask?: { readonly act: 'add' | 'remove'; readonly address: string; readonly at: Date };
  readonly refused?: string;
}

const isListed = { $gt: ['$listedAt', '$removedAt'] };

export function makeSuppressionMirror(db: Db): SuppressionMirror {
  const rows = db.collection<MirrorDoc>('suppressionMirror');
  const forget = async (requests: readonly ListRequest[]) => {
    if (requests.length === 0) return;
    await rows.bulkWrite(
      requests.map(({ key, act, address }) => ({
        updateOne: {
          filter: { _id: key, 'ask.act': act, 'ask.address': address },
          update: { $unset: { ask: '' } },
        },
      })),
      { ordered: false },
    );
  };
  return {
    async heard(changes, walk) {
      if (changes.length === 0) return 0;
      const news = await rows.bulkWrite(
        changes.map(
          ({ key, change, at }): AnyBulkWriteOperation<MirrorDoc> => ({
            updateOne: {
              filter: { _id: key },
              update: { $max: change === 'added' ? { listedAt: at } : { removedAt: at } },
              upsert: true,
            },
          }),
        ),
        { ordered: false },
      );
      if (walk !== undefined)
        await rows.updateMany({ _id: { $in: changes.map(({ key }) => key) } }, { $max: { seenAt: walk } });
      return news.upsertedCount + news.modifiedCount;
    },

    async closeWalk(startedAt) {
      const gone = await rows.updateMany(
        {
          listedAt: { $lt: startedAt },
          $or: [{ seenAt: { $lt: startedAt } }, { seenAt: { $exists: false } }],
          $expr: isListed,
        },
        { $max: { removedAt: startedAt } },
      );
      return gone.modifiedCount;
    },

    async lifted(keys) {
      if (keys.length === 0) return new Map();
      const found = await rows
        .find({ _id: { $in: [...keys] }, liftedAt: { $exists: true } }, { projection: { liftedAt: 1 } })
        .toArray();
      return new Map(found.flatMap(({ _id, liftedAt }) => (liftedAt === undefined ? [] : [[_id, liftedAt]])));
    },

    async lift(key, at) {
      await rows.updateOne({ _id: key }, { $max: { liftedAt: at } }, { upsert: true });
    },

    async ask(requests) {
      if (requests.length === 0) return;
      await rows.bulkWrite(
        requests.map(({ key, act, address }) => ({
          updateOne: {
            filter: { _id: key },
            update: [
              { $set: { ask: { act, address: { $literal: address }, at: '$$NOW' } } },
              { $unset: 'refused' },
            ],
            upsert: true,
          },
        })),
        { ordered: false },
      );
    },

    async asked(limit) {
      const docs = await rows
        .find({ 'ask.at': { $exists: true } })
        .sort({ 'ask.at': 1 })
        .limit(limit)
        .toArray();
      const requests = docs.flatMap(({ _id: key, ask, listedAt, removedAt }) =>
        ask === undefined
          ? []
          : [{ key, act: ask.act, address: ask.address, stands: isOn(listedAt, removedAt) }],
      );
      const known = requests.filter(({ act, stands }) => act === 'add' && stands);
      await forget(known);
      return requests.filter((request) => !known.includes(request)).map(({ stands: _, ...rest }) => rest);
    },

    done: forget,

    async refused({ key, act }, why) {
      await rows.updateOne(
        { _id: key, 'ask.act': act },
        { $set: { refused: why.slice(0, 300) }, $unset: { ask: '' } },
      );
    },

    async standing() {
      const [listed, waiting, refused, there] = await Promise.all([
        rows.countDocuments({ listedAt: { $exists: true }, $expr: isListed }),
        rows.countDocuments({ 'ask.at': { $exists: true } }),
        rows.countDocuments({ refused: { $exists: true } }),
        rows
          .aggregate<{ n: number }>([
            { $match: { removedAt: { $exists: true }, $expr: { $not: isListed } } },
            { $lookup: { from: 'suppressions', localField: '_id', foreignField: '_id', as: 'here' } },
            { $match: { here: { $ne: [] } } },
            { $count: 'n' },
          ])
          .toArray(),
      ]);
      return { listed, waiting, refused, removedThere: there[0]?.n ?? 0 };
    },

    async of(keys) {
      const docs = await rows.find({ _id: { $in: [...keys] } }).toArray();
      const on = docs.find(({ listedAt, removedAt }) => isOn(listedAt, removedAt));
      const removed = docs.map(({ removedAt }) => removedAt).find((at) => at !== undefined);
      return { listed: on?.listedAt ?? null, removed: on === undefined ? (removed ?? null) : null };
    },
  };
}

function isOn(listedAt: Date | undefined, removedAt: Date | undefined): boolean {
  return listedAt !== undefined && (removedAt === undefined || listedAt > removedAt);
}
