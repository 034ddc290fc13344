import { batchId } from '@masthead/domain';

/** The ids of a campaign's batches: its own, a dot and a number; the slash is the character after the dot. */
export function batchIdsOf(campaignHex: string) {
  return { $gte: `${campaignHex}.`, $lt: `${campaignHex}/` };
}

/** A campaign's batches before number `below`: by id, so that however many wait behind it none of them is looked at. */
export function numbersBelow(campaignHex: string, below: number) {
  return { _id: { $gte: batchId(campaignHex, 0), $lt: batchId(campaignHex, below) } };
}
