import { type DeliveryState, DeliveryState as DeliveryStates } from '@masthead/domain';
import type { Collection, Document } from 'mongodb';
import type { BatchDoc, CampaignDoc } from './documents.ts';

/**
 * A batch's marks counted by state: `delivered=97,bounced=2,`; empty when it has none. Sums of a campaign are read from an
 * index over it. It is written in one update that counts the marks as they are, and `uncounted` goes into every write
 * that adds marks afterwards: a tally that stands is never wrong. Only settled batches get one, so sending costs nothing.
 */
export const uncounted = '?';
/** Nobody but an event changes the marks of these. */
export const settledStates = ['submitted', 'cancelled'] as const;

const states = {
  $map: {
    input: { $objectToArray: '$marks' },
    in: { $arrayElemAt: [{ $split: ['$$this.v', '|'] }, -1] },
  },
};
const counted: Document = {
  $cond: [
    { $eq: ['$marks', {}] },
    '',
    {
      $let: {
        vars: { states },
        in: {
          $reduce: {
            input: DeliveryStates.options.map((state) => ({
              state,
              n: { $size: { $filter: { input: '$$states', cond: { $eq: ['$$this', state] } } } },
            })),
            initialValue: '',
            in: {
              $cond: [
                { $eq: ['$$this.n', 0] },
                '$$value',
                { $concat: ['$$value', '$$this.state', '=', { $toString: '$$this.n' }, ','] },
              ],
            },
          },
        },
      },
    },
  ],
};

export function readTally(tally: string): [DeliveryState, number][] {
  return tally
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [state, n] = part.split('=');
      return [state as DeliveryState, Number(n)];
    });
}

/**
 * Counts what is settled and not counted. A campaign that is over and needs no more of it says so first and is asked
 * again when an event touches it (`forgetTallied`), so that nothing falls between the two. Answers how many batches.
 */
export async function countMarks(
  campaigns: Collection<CampaignDoc>,
  batches: Collection<BatchDoc>,
): Promise<number> {
  const changing = await campaigns
    .find({ startedAt: { $ne: null }, talliedAt: { $exists: false } }, { projection: { open: 1 } })
    .toArray();
  let done = 0;
  for (const { _id, open } of changing) {
    if (open !== true) await campaigns.updateOne({ _id }, { $currentDate: { talliedAt: true } });
    const { modifiedCount } = await batches.updateMany(
      { campaignId: _id, state: { $in: [...settledStates] }, tally: { $in: [null as never, uncounted] } },
      [{ $set: { tally: counted } }],
      { hint: 'tally' },
    );
    done += modifiedCount;
  }
  return done;
}

export async function forgetTallied(
  campaigns: Collection<CampaignDoc>,
  ids: readonly CampaignDoc['_id'][],
): Promise<void> {
  await campaigns.updateMany(
    { _id: { $in: [...ids] }, talliedAt: { $exists: true } },
    { $unset: { talliedAt: '' } },
  );
}
