import { batchId } from '@masthead/domain';

/** A campaign's batches before number `below`: by id, so that however many wait behind it none of them is looked at. */
export function numbersBelow(campaignHex: string, below: number) {
  return { _id: { $gte: batchId(campaignHex, 0), $lt: batchId(campaignHex, below) } };
}
