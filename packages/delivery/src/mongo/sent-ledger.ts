import { deliveryMark } from '@masthead/domain';
import type { SentLedger } from '../ports/sending.ts';
import type { Database } from './connect.ts';

/** The provider's days are UTC days, as its quota's. */
const day = { $dateToString: { date: '$$NOW', format: '%Y-%m-%d' } };

export function makeSentLedger({
  db,
  collections: { batches, campaigns },
}: Pick<Database, 'db' | 'collections'>): SentLedger {
  const today = async () => {
    const [row] = await db
      .aggregate<{ day: string; nextInMs: number }>([
        { $documents: [{}] },
        {
          $project: {
            day,
            nextInMs: {
              $subtract: [
                {
                  $dateAdd: {
                    startDate: { $dateTrunc: { date: '$$NOW', unit: 'day' } },
                    unit: 'day',
                    amount: 1,
                  },
                },
                '$$NOW',
              ],
            },
          },
        },
      ])
      .toArray();
    if (row === undefined) throw new Error('the server did not tell its time');
    return row;
  };
  return {
    today,
    async byDay(domain, sinceDay, upTo) {
      const since = new Date(`${sinceDay}T00:00:00Z`);
      const senders = new RegExp(`@${domain.replace(/[^a-z0-9-]/gi, '\\$&')}>?$`, 'i');
      const ids = await campaigns
        .find(
          { 'frozen.from': senders, $or: [{ open: true }, { finishedAt: { $gte: since } }] },
          { projection: { _id: 1 } },
        )
        .map(({ _id }) => _id)
        .toArray();
      const own =
        upTo === undefined
          ? null
          : await batches.findOne({ _id: upTo }, { projection: { firstAttemptAt: 1 } });
      const [{ day: now }, days] = await Promise.all([
        today(),
        batches
          .aggregate<{ day: string; mails: number }>([
            {
              $match: {
                campaignId: { $in: ids },
                state: { $in: ['submitting', 'submitted', 'unknown'] },
                firstAttemptAt: { $gte: since },
                ...(own?.firstAttemptAt ? notAfter(own._id, own.firstAttemptAt) : {}),
              },
            },
            {
              $group: {
                _id: { $dateToString: { date: '$firstAttemptAt', format: '%Y-%m-%d' } },
                mails: { $sum: { $subtract: ['$size', { $size: skipped }] } },
              },
            },
            { $project: { _id: 0, day: '$_id', mails: 1 } },
            { $sort: { day: 1 } },
          ])
          .toArray(),
      ]);
      return { today: now, days };
    },
  };
}

/** By the instant of the freeze, within one millisecond by id. */
function notAfter(_id: string, firstAttemptAt: Date) {
  return { $or: [{ firstAttemptAt: { $lt: firstAttemptAt } }, { firstAttemptAt, _id: { $lte: _id } }] };
}

/** Left out by a last look: no mail was made for them. */
const skipped = {
  $filter: {
    input: { $objectToArray: '$marks' },
    cond: { $eq: ['$$this.v', deliveryMark({ state: 'skipped', eventId: '' })] },
  },
};
