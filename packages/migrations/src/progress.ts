import type { Collection, Db } from 'mongodb';
import type { Place } from './migration.ts';

/** How far one migration is. */
export interface ProgressDoc {
  readonly _id: string;
  readonly from: Place | null;
  readonly changed: number;
  /** The lock's epoch of whoever wrote this: an older one may not write over it. */
  readonly epoch: number;
  readonly startedAt: Date;
  readonly doneAt: Date | null;
}

/** Beside the lock, in a collection of their own: they belong to the data, so a backup carries them. */
export const progressOf = (db: Db): Collection<ProgressDoc> => db.collection<ProgressDoc>('migrations');

/** @returns false when a later holder of the lock has written already */
export async function keepProgress(
  db: Db,
  { _id, ...progress }: Omit<ProgressDoc, 'startedAt' | 'doneAt'> & { readonly done: boolean },
): Promise<boolean> {
  const { changed, done, epoch, from } = progress;
  const doc = await progressOf(db).findOneAndUpdate(
    { _id },
    [
      {
        $set: {
          from: { $cond: [mayWrite(epoch), { $literal: from }, '$from'] },
          changed: { $cond: [mayWrite(epoch), changed, '$changed'] },
          startedAt: { $ifNull: ['$startedAt', '$$NOW'] },
          doneAt: {
            $cond: [mayWrite(epoch), done ? '$$NOW' : { $literal: null }, { $ifNull: ['$doneAt', null] }],
          },
          epoch: { $max: ['$epoch', epoch] },
        },
      },
    ],
    { upsert: true, returnDocument: 'after' },
  );
  return doc?.epoch === epoch;
}

function mayWrite(epoch: number) {
  return { $lte: [{ $ifNull: ['$epoch', 0] }, epoch] };
}
