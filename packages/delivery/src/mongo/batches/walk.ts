import { type Collection, ObjectId } from 'mongodb';
import type { BatchDoc, CampaignDoc } from '../documents.ts';
import { batchIdsOf } from './numbers-below.ts';

/** Where preparing stands: the batch with the highest number. */
export async function lastBatch(
  batches: Collection<BatchDoc>,
  campaignHex: string,
): Promise<{ readonly n: number; readonly toId: string; readonly end: boolean } | null> {
  // By id, not by an index of its own: ids of a campaign's batches sort by their number.
  const [last] = await batches
    .find({ _id: batchIdsOf(campaignHex) }, { projection: { n: 1, toId: 1, size: 1 } })
    .sort({ _id: -1 })
    .limit(1)
    .toArray();
  return last === undefined ? null : { n: last.n, toId: last.toId.toHexString(), end: last.size === 0 };
}

/** Over all batches of a campaign, once the walk is over. By id, which never changes: they are handed over meanwhile, and one that moves in an index may be met twice. */
export async function sumBatches(
  batches: Collection<BatchDoc>,
  campaignHex: string,
): Promise<{ readonly recipients: number; readonly alreadyHad: number }> {
  const [sums] = await batches
    .aggregate<{ recipients: number; alreadyHad: number }>(
      [
        { $match: { campaignId: new ObjectId(campaignHex), _id: batchIdsOf(campaignHex) } },
        { $group: { _id: null, recipients: { $sum: '$size' }, alreadyHad: { $sum: '$alreadyHad' } } },
      ],
      { hint: { _id: 1 } },
    )
    .toArray();
  return { recipients: sums?.recipients ?? 0, alreadyHad: sums?.alreadyHad ?? 0 };
}

export async function hasOtherCampaigns(
  campaigns: Collection<CampaignDoc>,
  issueId: string,
  campaignHex: string,
): Promise<boolean> {
  const other = await campaigns.findOne(
    { issueId, _id: { $ne: new ObjectId(campaignHex) }, startedAt: { $ne: null } },
    { projection: { _id: 1 } },
  );
  return other !== null;
}
