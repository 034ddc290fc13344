import { deliveryMark } from '@masthead/domain';
import { type Collection, ObjectId } from 'mongodb';
import type { Failpoint } from '../../ports/failpoints.ts';
import type { BatchDoc } from '../documents.ts';

const failed = { $literal: deliveryMark({ state: 'failed', eventId: '' }) };

/**
 * An operator's word on batches whose fate nobody can know. `sent`: they count as submitted. `unsent`: every place without a
 * mark of its own becomes `failed`, so that the next campaign of the issue may mail it.
 */
export async function decideUnknown(
  batches: Collection<BatchDoc>,
  campaignHex: string,
  as: 'sent' | 'unsent',
  failpoint: Failpoint,
): Promise<number> {
  const unknown = { campaignId: new ObjectId(campaignHex), state: 'unknown' as const };
  const found = await batches.find(unknown, { projection: { size: 1 } }).toArray();
  let recipients = 0;
  for (const { _id, size } of found) {
    // Only places of which nothing is known: an event or a last look has spoken for the others.
    const marks = Object.fromEntries(
      Array.from({ length: size }, (_, i) => [`marks.${i}`, { $ifNull: [`$marks.${i}`, failed] }]),
    );
    const done = await batches.updateOne({ _id, state: 'unknown' }, [
      {
        $set: {
          state: 'submitted',
          inDoubt: false,
          submittedAt: '$$NOW',
          ...(as === 'unsent' ? marks : {}),
        },
      },
    ]);
    failpoint('settle.after-batch');
    recipients += done.modifiedCount === 1 ? size : 0;
  }
  return recipients;
}
