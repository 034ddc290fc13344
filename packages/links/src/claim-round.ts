import type { Db } from 'mongodb';

/** Collection `linkRounds`: one document, which says when the next round may begin. */
interface RoundRow {
  readonly _id: string;
  readonly dueAt: Date;
}

const row = 'past-issues';

/** Whether this caller is the one who does the round of this hour; by the database's clock, so of many workers one is. */
export async function claimRound(db: Db, everyMs: number): Promise<boolean> {
  const rounds = db.collection<RoundRow>('linkRounds');
  await rounds.updateOne({ _id: row }, { $setOnInsert: { dueAt: new Date(0) } }, { upsert: true });
  const dueAt = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: everyMs } };
  const taken = await rounds.updateOne({ _id: row, $expr: { $lte: ['$dueAt', '$$NOW'] } }, [
    { $set: { dueAt } },
  ]);
  return taken.modifiedCount === 1;
}
