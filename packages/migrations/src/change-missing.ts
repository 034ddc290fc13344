import type { Document, Filter } from 'mongodb';
import type { Migration } from './migration.ts';

/** Documents gone through at once: some milliseconds of writes, so that mails and pages do not wait behind them. */
const atOnce = 500;

/**
 * The commonest migration: documents that `match` (those without a field) get what `set` says. Gone through in the order
 * of `_id`, and each write asks for the match again: what another process has changed meanwhile stays as it is.
 */
export function changeMissing(options: {
  readonly id: string;
  readonly says: string;
  readonly collection: string;
  readonly match: Filter<Document>;
  readonly set: Readonly<Record<string, unknown>>;
}): Migration {
  const { collection, id, match, says, set } = options;
  return {
    id,
    says,
    left: (db) => db.collection(collection).countDocuments(match),
    async step(db, from) {
      const rows = db.collection(collection);
      const behind = from === null ? {} : { _id: { $gt: from } };
      const some = await rows
        .find({ $and: [match, behind as Filter<Document>] }, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(atOnce)
        .toArray();
      if (some.length === 0) return { changed: 0, next: null };
      const { modifiedCount } = await rows.updateMany(
        { $and: [{ _id: { $in: some.map(({ _id }) => _id) } }, match] },
        { $set: set },
      );
      return { changed: modifiedCount, next: some.length < atOnce ? null : (some.at(-1)?._id ?? null) };
    },
  };
}
