import { type Db, ObjectId } from 'mongodb';
import type { DeskAct, DeskActStore } from '../ports/desk-acts.ts';

interface ActDoc extends DeskAct {
  readonly _id: ObjectId;
  /** `<kid>.<hash>` of the address. */
  readonly key: string | null;
}

/** Only ever added to. */
export function makeDeskActs(db: Db): DeskActStore {
  const acts = db.collection<ActDoc>('deskActs');
  return {
    async note(key, act) {
      await acts.insertOne({ _id: new ObjectId(), key, ...act });
    },
    async of(keys) {
      const rows = await acts
        .find({ key: { $in: [...keys] } })
        .sort({ at: -1 })
        .limit(100)
        .toArray();
      return rows.map(({ kind, actor, reason, at }) => ({ kind, actor, reason, at }));
    },
  };
}
