import { readDeliveryMark } from '@masthead/domain';
import { type Collection, ObjectId } from 'mongodb';
import type { BatchDoc } from '../documents.ts';

/**
 * Who has the issue from another campaign, in any state but `failed` (proved unsent) or `skipped`. Those two give their
 * place up here, one compare-and-set each, so that the new campaign may hold it.
 */
export async function alreadyHave(
  batches: Collection<BatchDoc>,
  issueId: string,
  campaignId: string,
  subscriberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = new Set(subscriberIds);
  const others = batches.find(
    {
      issueId,
      holds: { $in: subscriberIds.map((id) => new ObjectId(id)) },
      campaignId: { $ne: new ObjectId(campaignId) },
    },
    { projection: { holds: 1, marks: 1 } },
  );
  const have = new Set<string>();
  for await (const { _id, holds, marks } of others) {
    for (const [index, hold] of holds.entries()) {
      if (typeof hold === 'string' || !wanted.has(hold.toHexString())) continue;
      const mark = marks[String(index)];
      const state = mark === undefined ? null : readDeliveryMark(mark).state;
      const unsent = state === 'failed' || state === 'skipped';
      if (!unsent || !(await giveUpPlace(batches, _id, index, hold))) have.add(hold.toHexString());
    }
  }
  return have;
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
