import type { LedgerDisagreement } from '../ports/installation.ts';
import type { Database } from './connect.ts';
import type { CampaignDoc } from './documents.ts';

/** The newest so many are compared: each is read out of the index `tally`, without fetching a batch. */
const newest = 20;
const patienceMs = 3_000;

/**
 * Do a campaign's record and its batches agree (invariant I2: recipients = sum of states)? Compared are the newest whose
 * audience was cut to its end; what is still being cut has no sum yet.
 */
export function makeLedgerAgreement({
  collections: { batches, campaigns },
}: Pick<Database, 'collections'>): () => Promise<readonly LedgerDisagreement[]> {
  return async () => {
    const cut = await campaigns
      .find({ recipients: { $ne: null } }, { projection: { recipients: 1, open: 1 }, sort: { _id: -1 } })
      .limit(newest)
      .toArray();
    const sums = await batches
      .aggregate<{ _id: CampaignDoc['_id']; inBatches: number; unfinished: number }>(
        [
          { $match: { campaignId: { $in: cut.map(({ _id }) => _id) } } },
          {
            $group: {
              _id: '$campaignId',
              inBatches: { $sum: '$size' },
              unfinished: { $sum: { $cond: [{ $in: ['$state', ['ready', 'submitting']] }, 1, 0] } },
            },
          },
        ],
        // At one instant: batches that are handed over meanwhile move in the index.
        { hint: 'tally', maxTimeMS: patienceMs, readConcern: { level: 'snapshot' } },
      )
      .toArray();
    const byId = new Map(sums.map((sum) => [sum._id.toHexString(), sum]));
    return cut.flatMap(({ _id, open, recipients }) => {
      const campaignId = _id.toHexString();
      const { inBatches = 0, unfinished = 0 } = byId.get(campaignId) ?? {};
      const left = open === true ? 0 : unfinished;
      return inBatches === recipients && left === 0
        ? []
        : [{ campaignId, recipients: recipients ?? 0, inBatches, unfinished: left }];
    });
  };
}
