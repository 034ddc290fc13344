import { readDeliveryMark } from '@masthead/domain';
import { type Collection, ObjectId } from 'mongodb';
import type { BatchDoc } from '../documents.ts';
import { fenceBatches } from './fence.ts';

/**
 * Who has the issue from another campaign, in any state but proved unsent or `skipped`. Those two give their place up
 * here, one compare-and-set each, so that the new campaign may hold it.
 */
export async function alreadyHave(
  batches: Collection<BatchDoc>,
  issueId: string,
  campaignId: string,
  subscriberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = new Set(subscriberIds);
  const have = new Set<string>();
  for (const { _id, holds, marks } of await holdersOf(batches, issueId, campaignId, subscriberIds)) {
    for (const [index, hold] of holds.entries()) {
      if (typeof hold === 'string' || !wanted.has(hold.toHexString())) continue;
      if (!isUnsent(marks[String(index)]) || !(await giveUpPlace(batches, _id, index, hold)))
        have.add(hold.toHexString());
    }
  }
  return have;
}

type Holder = Pick<BatchDoc, '_id' | 'campaignId' | 'holds' | 'marks'> & { readonly orphan: boolean };

/** A batch that a slow preparer wrote after its campaign was cancelled sends nothing, and must keep nobody's place. */
async function holdersOf(
  batches: Collection<BatchDoc>,
  issueId: string,
  campaignId: string,
  subscriberIds: readonly string[],
): Promise<readonly Holder[]> {
  const read = () =>
    batches
      .aggregate<Holder>([
        {
          $match: {
            issueId,
            holds: { $in: subscriberIds.map((id) => new ObjectId(id)) },
            campaignId: { $ne: new ObjectId(campaignId) },
          },
        },
        { $lookup: { from: 'campaigns', localField: 'campaignId', foreignField: '_id', as: 'campaign' } },
        { $project: { campaignId: 1, holds: 1, marks: 1, orphan: isOrphan } },
      ])
      .toArray();
  const found = await read();
  const orphaned = new Set(found.filter(({ orphan }) => orphan).map((one) => one.campaignId.toHexString()));
  if (orphaned.size === 0) return found;
  for (const cancelled of orphaned) await fenceBatches(batches, cancelled, 'cancelled');
  return read();
}

const isOrphan = {
  $and: [
    { $in: ['cancel', '$campaign.intent'] },
    { $in: ['$state', ['ready', 'submitting']] },
    { $eq: ['$firstAttemptAt', null] },
  ],
};

/** Refused before it was taken (our own mark has no event id). What an event proves unsent gave its place up already. */
function isUnsent(mark: string | undefined): boolean {
  if (mark === undefined) return false;
  const { state, eventId } = readDeliveryMark(mark);
  return state === 'skipped' || (state === 'failed' && eventId === '');
}

async function giveUpPlace(
  batches: Collection<BatchDoc>,
  id: string,
  index: number,
  hold: ObjectId,
): Promise<boolean> {
  const place = `holds.${index}`;
  const done = await batches.updateOne(
    { _id: id, [place]: hold },
    { $set: { [place]: `${hold.toHexString()}@${id}` } },
  );
  return done.modifiedCount === 1;
}
