import { deliveryMark } from '@masthead/domain';
import { type Collection, ObjectId } from 'mongodb';
import type { BatchDoc } from '../documents.ts';

/**
 * An operator's word on batches whose fate nobody can know. `sent`: they count as submitted. `unsent`: every place without a
 * mark of its own becomes `failed`, so that the next campaign of the issue may mail it.
 */
export async function decideUnknown(
  batches: Collection<BatchDoc>,
  campaignHex: string,
  as: 'sent' | 'unsent',
): Promise<number> {
  const unknown = { campaignId: new ObjectId(campaignHex), state: 'unknown' as const };
  const found = await batches.find(unknown, { projection: { size: 1 } }).toArray();
  let recipients = 0;
  for (const { _id, size } of found) {
    const failed = deliveryMark({ state: 'failed', eventId: '' });
    const marks = Object.fromEntries(Array.from({ length: size }, (_, i) => [`marks.${i}`, failed]));
    const done = await batches.updateOne(
      { _id, state: 'unknown' },
      {
        $set: { state: 'submitted', inDoubt: false },
        $currentDate: { submittedAt: true },
        // Places that an event or a last look has marked higher keep their mark.
        ...(as === 'unsent' ? { $max: marks } : {}),
      },
    );
    recipients += done.modifiedCount === 1 ? size : 0;
  }
  return recipients;
}
