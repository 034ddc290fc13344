import type { Migration } from '../src/migration.ts';

const atOnce = 100;

/**
 * Goes through `readers` and counts on each how often it was gone through: what a real migration would leave the same,
 * this one shows.
 */
export function counting(
  { afterStep = async () => undefined }: { readonly afterStep?: () => Promise<unknown> } = {},
  id = '0001-count',
): Migration {
  return {
    id,
    says: 'each reader is counted',
    left: (db) => db.collection('readers').countDocuments({ seen: { $exists: false } }),
    async step(db, from) {
      const rows = db.collection('readers');
      const some = await rows
        .find(from === null ? {} : { _id: { $gt: from as never } })
        .sort({ _id: 1 })
        .limit(atOnce)
        .toArray();
      const ids = some.map(({ _id }) => _id);
      const { modifiedCount } = await rows.updateMany({ _id: { $in: ids } }, { $inc: { seen: 1 } });
      await afterStep();
      return { changed: modifiedCount, next: some.length < atOnce ? null : (ids.at(-1) ?? null) };
    },
  };
}
