import { readDeliveryMark } from '@masthead/domain';
import { type Collection, ObjectId } from 'mongodb';
import type { BatchStore, ClaimedBatch } from '../../ports/ledger.ts';
import type { BatchDoc } from '../documents.ts';
import { numbersBelow } from './numbers-below.ts';
import { isDue } from './server-time.ts';
import { writeTogether } from './write-together.ts';

/** Two workers reach for the same batches: whoever comes away with none looks again. */
const looks = 3;

/**
 * Claim first: a crash after this leaves `submitting`. Unfrozen that means nothing went out; frozen it means in doubt,
 * not unsent. `dueAt` becomes the end of the lease. Each batch is a compare-and-set of its own, many in one write.
 */
export async function claimBatches(
  batches: Collection<BatchDoc>,
  campaignId: string,
  how: Parameters<BatchStore['claim']>[1],
): Promise<readonly ClaimedBatch[]> {
  for (let look = 0; look < looks; look += 1) {
    const due = await dueBatches(batches, campaignId, how);
    if (due.length === 0) return [];
    const claimed = await claimEach(batches, due, how.leaseMs);
    if (claimed.length > 0) return claimed.map(toClaimed);
  }
  return [];
}

/** What a worker needs of a batch, as it was before the claim. `now`: the server's clock. */
type Due = Pick<BatchDoc, keyof typeof columns> & { readonly _id: string; readonly now: Date };

const columns = {
  campaignId: 1,
  issueId: 1,
  n: 1,
  state: 1,
  size: 1,
  subscriptions: 1,
  addresses: 1,
  names: 1,
  versions: 1,
  marks: 1,
  attempt: 1,
  permissive: 1,
  tries: 1,
  inDoubt: 1,
  epoch: 1,
  dueAt: 1,
  firstAttemptAt: 1,
  bodyHash: 1,
} as const;

async function dueBatches(
  batches: Collection<BatchDoc>,
  campaignId: string,
  { frozenOnly, limit, below = null }: Parameters<BatchStore['claim']>[1],
): Promise<Due[]> {
  return batches
    .find<Due>(
      {
        campaignId: new ObjectId(campaignId),
        state: { $in: frozenOnly ? ['submitting'] : ['ready', 'submitting'] },
        ...isDue,
        ...(frozenOnly ? { firstAttemptAt: { $ne: null } } : {}),
        ...(below === null ? {} : numbersBelow(campaignId, below)),
      },
      {
        projection: { ...columns, now: '$$NOW' },
        sort: { dueAt: 1 },
        limit,
        batchSize: limit,
        ...(below === null ? {} : { hint: '_id_' }),
      },
    )
    .toArray();
}

/** What was due and is unchanged is due still. */
async function claimEach(
  batches: Collection<BatchDoc>,
  due: readonly Due[],
  leaseMs: number,
): Promise<readonly Due[]> {
  const claim = new ObjectId();
  const claimed = await writeTogether(
    batches,
    due.map(({ _id, state, epoch, dueAt, now }) => ({
      filter: { _id, state, epoch, dueAt },
      update: {
        $set: { state: 'submitting', dueAt: new Date(now.getTime() + leaseMs), claimedAt: now, claim },
        $inc: { epoch: 1 },
      },
    })),
    () => ({ _id: { $in: due.map(({ _id }) => _id) }, claim }),
  );
  return due.filter(({ _id }) => claimed.has(_id));
}

function toClaimed(doc: Due): ClaimedBatch {
  return {
    id: doc._id,
    campaignId: doc.campaignId.toHexString(),
    issueId: doc.issueId,
    n: doc.n,
    epoch: doc.epoch + 1,
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
        : { bodyHash: doc.bodyHash, ageMs: doc.now.getTime() - doc.firstAttemptAt.getTime() },
  };
}
