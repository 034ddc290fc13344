import type { Db } from 'mongodb';
import { publicIssues } from '../collections.ts';
import { listedAt } from './is-public.ts';

/** The years listed issues are dated, newest first. */
export async function publicYears(db: Db, now: Date): Promise<readonly number[]> {
  const rows = await publicIssues(db)
    .aggregate<{ _id: string }>([
      { $match: listedAt(now) },
      {
        $group: {
          _id: {
            $ifNull: [
              { $substrBytes: ['$date', 0, 4] },
              { $dateToString: { date: '$publicFrom', format: '%Y' } },
            ],
          },
        },
      },
    ])
    .toArray();
  return rows
    .map(({ _id }) => Number.parseInt(_id, 10))
    .filter((year) => !Number.isNaN(year))
    .sort((a, b) => b - a);
}
