import { type Collection, ObjectId } from 'mongodb';
import type { BatchDoc, CampaignDoc } from '../documents.ts';
import { fenceBatches } from './fence.ts';

/**
 * Has an earlier campaign of the issue calls under way of which nothing is known yet? A refusal would prove their
 * readers unsent, and then they are the next campaign's. Its cancel is fenced first, so that no further call begins.
 * What was answered ambiguously is no such call: it stays in doubt whatever comes.
 */
export async function hasFirstCalls(
  {
    batches,
    campaigns,
  }: { readonly batches: Collection<BatchDoc>; readonly campaigns: Collection<CampaignDoc> },
  issueId: string,
  exceptHex: string,
  withinMs: number,
): Promise<boolean> {
  const earlier = await campaigns
    .find({ issueId, _id: { $ne: new ObjectId(exceptHex) }, open: true }, { projection: { intent: 1 } })
    .toArray();
  for (const { _id, intent } of earlier) {
    if (intent === 'cancel') await fenceBatches(batches, _id.toHexString(), 'cancelled');
    const call = await batches.findOne(
      {
        campaignId: _id,
        state: 'submitting',
        inDoubt: false,
        firstAttemptAt: { $ne: null },
        $expr: { $gt: ['$firstAttemptAt', { $subtract: ['$$NOW', withinMs] }] },
      },
      { projection: { _id: 1 } },
    );
    if (call !== null) return true;
  }
  return false;
}
