import { batchId } from '@masthead/domain';
import { type Collection, MongoBulkWriteError, MongoServerError, ObjectId } from 'mongodb';
import type { NewBatch } from '../../ports/ledger.ts';
import type { BatchDoc } from '../documents.ts';

/** In order, so that a batch is never there without the ones before it. */
export async function insertBatches(
  batches: Collection<BatchDoc>,
  fresh: readonly NewBatch[],
): Promise<'inserted' | 'known' | 'held'> {
  // Due since ever: a preparer whose clock runs ahead must not hide its batches. The server's clock decides from then on.
  const dueAt = new Date(0);
  try {
    await batches.insertMany(
      fresh.map((batch) => toDoc(batch, dueAt)),
      { ordered: true },
    );
    return 'inserted';
  } catch (error) {
    const cause = error instanceof MongoBulkWriteError ? firstOf(error.writeErrors) : error;
    const code = cause instanceof MongoServerError ? cause.code : (cause as { code?: unknown }).code;
    if (code !== 11000) throw error;
    const message = String((cause as { errmsg?: unknown }).errmsg ?? (error as Error).message);
    return message.includes('one-delivery-per-reader') ? 'held' : 'known';
  }
}

/** A batch of nobody, submitted as it stands. Its place is held by its own name: places are unique in an issue. */
export async function insertEnd(
  batches: Collection<BatchDoc>,
  campaign: { readonly campaignId: string; readonly issueId: string; readonly newsletterId: string },
  end: { readonly n: number; readonly toId: string | null; readonly trailingHad: number },
): Promise<'inserted' | 'known'> {
  const toId = end.toId ?? '0'.repeat(24);
  const doc = toDoc(
    { ...campaign, n: end.n, fromId: end.toId, toId, alreadyHad: end.trailingHad, members: [] },
    new Date(0),
  );
  try {
    await batches.insertOne({ ...doc, state: 'submitted', holds: [`end@${doc._id}`], ids: [] });
    return 'inserted';
  } catch (error) {
    if (error instanceof MongoServerError && error.code === 11000) return 'known';
    throw error;
  }
}

function firstOf<T>(one: T | readonly T[]): T | undefined {
  return Array.isArray(one) ? (one as readonly T[])[0] : (one as T);
}

function toDoc(batch: NewBatch, dueAt: Date): BatchDoc {
  const { members } = batch;
  return {
    _id: batchId(batch.campaignId, batch.n),
    campaignId: new ObjectId(batch.campaignId),
    issueId: batch.issueId,
    newsletterId: batch.newsletterId,
    n: batch.n,
    state: 'ready',
    size: members.length,
    fromId: batch.fromId === null ? null : new ObjectId(batch.fromId),
    toId: new ObjectId(batch.toId),
    alreadyHad: batch.alreadyHad,
    holds: members.map((member) => new ObjectId(member.subscriberId)),
    subscriptions: members.map((member) => new ObjectId(member.subscriptionId)),
    addresses: members.map((member) => member.address),
    names: members.map((member) => member.name ?? ''),
    versions: members.map((member) => member.tokenVersion),
    ids: null,
    marks: {},
    attempt: 1,
    permissive: false,
    tries: 0,
    inDoubt: false,
    epoch: 0,
    dueAt,
    claimedAt: null,
    lookedAt: null,
    firstAttemptAt: null,
    bodyHash: null,
    submittedAt: null,
    lastError: null,
  };
}
