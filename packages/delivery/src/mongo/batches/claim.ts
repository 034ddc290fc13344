import { readDeliveryMark } from '@masthead/domain';
import { type Collection, ObjectId } from 'mongodb';
import type { ClaimedBatch } from '../../ports/ledger.ts';
import type { BatchDoc } from '../documents.ts';
import { isDue, serverTimePlus } from './server-time.ts';

/**
 * Claim first: a crash after this leaves `submitting`. Unfrozen that means nothing went out; frozen it means in doubt,
 * not unsent. `dueAt` becomes the end of the lease.
 */
export async function claimBatch(
  batches: Collection<BatchDoc>,
  campaignId: string,
  leaseMs: number,
  frozenOnly: boolean,
): Promise<ClaimedBatch | null> {
  const doc = await batches.findOneAndUpdate(
    {
      campaignId: new ObjectId(campaignId),
      state: { $in: frozenOnly ? ['submitting'] : ['ready', 'submitting'] },
      ...isDue,
      ...(frozenOnly ? { firstAttemptAt: { $ne: null } } : {}),
    },
    [
      {
        $set: {
          state: 'submitting',
          epoch: { $add: ['$epoch', 1] },
          dueAt: serverTimePlus(leaseMs),
          claimedAt: '$$NOW',
        },
      },
    ],
    { sort: { dueAt: 1 }, projection: { holds: 0, ids: 0 }, returnDocument: 'after' },
  );
  return doc === null ? null : toClaimed(doc);
}

function toClaimed(doc: BatchDoc): ClaimedBatch {
  return {
    id: doc._id,
    campaignId: doc.campaignId.toHexString(),
    issueId: doc.issueId,
    n: doc.n,
    epoch: doc.epoch,
    attempt: doc.attempt,
    permissive: doc.permissive,
    tries: doc.tries,
    inDoubt: doc.inDoubt,
    size: doc.size,
    subscriptions: doc.subscriptions.map((id) => id.toHexString()),
    addresses: doc.addresses,
    names: doc.names,
    versions: doc.versions,
    skipped: Object.entries(doc.marks)
      .filter(([, mark]) => readDeliveryMark(mark).state === 'skipped')
      .map(([index]) => Number(index)),
    frozen:
      doc.firstAttemptAt === null || doc.bodyHash === null
        ? null
        : {
            bodyHash: doc.bodyHash,
            ageMs: (doc.claimedAt ?? doc.firstAttemptAt).getTime() - doc.firstAttemptAt.getTime(),
          },
  };
}
