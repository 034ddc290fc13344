import { deliveryRank } from '@masthead/domain';
import type { Db, Document } from 'mongodb';
import type { OutboxMail, OutboxState } from '../ports/outbox.ts';
import type { ClaimedMail, MailFault, OutboxStore } from '../ports/outbox-store.ts';

export interface OutboxDoc {
  /** The purpose key. */
  readonly _id: string;
  readonly kind: OutboxMail['kind'];
  /** `html` and `text` only until it is submitted. */
  readonly mail: Omit<OutboxMail, 'purposeKey' | 'kind' | 'html' | 'text'> &
    Partial<Pick<OutboxMail, 'html' | 'text'>>;
  readonly tag: string;
  readonly state: OutboxState;
  /** When it may be claimed: for a claimed one the end of its lease. Absent when settled. Server time. */
  readonly dueAt?: Date;
  readonly epoch: number;
  readonly attempt: number;
  readonly tries: number;
  readonly claimedAt: Date | null;
  readonly firstAttemptAt: Date | null;
  readonly bodyHash: string | null;
  readonly inDoubt: boolean;
  readonly providerId: string | null;
  /** What events told of it: domain `deliveryMark`, written with `$max` only. */
  readonly mark?: string;
  /** When something was first seen (`opened`, `clicked`, `softBounced`), written with `$min` only. */
  readonly facts?: Readonly<Record<string, Date>>;
  readonly fault: MailFault | null;
  readonly createdAt: Date;
  readonly settledAt?: Date;
}

/** The same claim, freeze and record as a campaign's batch, with a batch of one. */
export function makeOutboxStore(db: Db): OutboxStore {
  const rows = db.collection<OutboxDoc>('outbox');
  const guarded = async (claim: Parameters<OutboxStore['freeze']>[0], update: Document[]) => {
    const { matchedCount } = await rows.updateOne(
      { _id: claim.mail.purposeKey, epoch: claim.epoch, state: 'submitting' },
      update,
    );
    return matchedCount > 0;
  };
  return {
    async put({ purposeKey, kind, ...mail }, tag) {
      const { upsertedCount } = await rows.updateOne(
        { _id: purposeKey },
        [
          {
            $replaceWith: {
              $cond: [{ $gt: ['$state', null] }, '$$ROOT', fresh(purposeKey, kind, mail, tag)],
            },
          },
        ],
        { upsert: true },
      );
      return upsertedCount > 0;
    },

    async state(purposeKey) {
      const row = await rows.findOne({ _id: purposeKey }, { projection: { state: 1 } });
      return row?.state ?? null;
    },

    async claim(leaseMs) {
      const row = await rows.findOneAndUpdate(
        { dueAt: { $exists: true }, $expr: { $lte: ['$dueAt', '$$NOW'] } },
        [
          {
            $set: {
              // Claimed before, frozen, never recorded: the worker died in the call. It may have been taken.
              inDoubt: {
                $or: [
                  '$inDoubt',
                  { $and: [{ $eq: ['$state', 'submitting'] }, { $ne: ['$firstAttemptAt', null] }] },
                ],
              },
              state: 'submitting',
              epoch: { $add: ['$epoch', 1] },
              claimedAt: '$$NOW',
              dueAt: { $add: ['$$NOW', leaseMs] },
            },
          },
        ],
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      );
      return row && toClaim(row);
    },

    freeze: (claim, bodyHash) =>
      guarded(claim, [
        { $set: { bodyHash, firstAttemptAt: { $ifNull: ['$firstAttemptAt', '$$NOW'] } } },
        { $set: { tries: { $add: ['$tries', 1] } } },
      ]),

    submitted: (claim, providerId) =>
      guarded(claim, [
        {
          $set: { state: 'submitted', providerId: { $literal: providerId }, settledAt: '$$NOW', fault: null },
        },
        { $unset: ['dueAt', 'mail.html', 'mail.text'] },
      ]),

    thaw: (claim, { delayMs, newAttempt, fault }) =>
      guarded(claim, [
        {
          $set: {
            state: 'ready',
            attempt: { $add: ['$attempt', newAttempt ? 1 : 0] },
            tries: newAttempt ? 0 : '$tries',
            firstAttemptAt: null,
            bodyHash: null,
            inDoubt: false,
            fault: { $literal: fault },
            dueAt: { $add: ['$$NOW', delayMs] },
          },
        },
      ]),

    doubt: (claim, { delayMs, fault }) =>
      guarded(claim, [
        { $set: { inDoubt: true, fault: { $literal: fault }, dueAt: { $add: ['$$NOW', delayMs] } } },
      ]),

    settle: (claim, state, fault) =>
      guarded(claim, [
        { $set: { state, fault: { $literal: fault }, settledAt: '$$NOW' } },
        { $unset: 'dueAt' },
      ]),

    async abandonBefore(at) {
      const fault = { code: 'restored', message: 'the database was put back from a copy' };
      const { modifiedCount } = await rows.updateMany({ dueAt: { $exists: true }, createdAt: { $lt: at } }, [
        {
          $set: {
            state: 'unknown',
            epoch: { $add: ['$epoch', 1] },
            settledAt: '$$NOW',
            fault: { $literal: fault },
          },
        },
        { $unset: ['dueAt', 'mail.html', 'mail.text'] },
      ]);
      return modifiedCount;
    },

    async settleFromEvents() {
      const { modifiedCount } = await rows.updateMany(
        { inDoubt: true, state: { $in: ['submitting', 'unknown'] }, mark: { $gte: taken } },
        [
          { $set: { state: 'submitted', settledAt: '$$NOW', inDoubt: false, fault: null } },
          { $unset: ['dueAt', 'mail.html', 'mail.text'] },
        ],
      );
      return modifiedCount;
    },
  };
}

/** Every mark an event leaves sorts from here on: whatever became of the mail, the provider had it. */
const taken = String(deliveryRank.submitted);

function fresh(purposeKey: string, kind: OutboxMail['kind'], mail: OutboxDoc['mail'], tag: string): Document {
  const row = {
    _id: purposeKey,
    kind,
    mail,
    tag,
    state: 'ready',
    epoch: 0,
    attempt: 1,
    tries: 0,
    claimedAt: null,
    firstAttemptAt: null,
    bodyHash: null,
    inDoubt: false,
    providerId: null,
    fault: null,
  };
  // A literal: a subject may begin with a dollar sign.
  return { $mergeObjects: [{ $literal: row }, { createdAt: '$$NOW', dueAt: '$$NOW' }] };
}

function toClaim(row: OutboxDoc): ClaimedMail {
  const { html = '', text = '', ...mail } = row.mail;
  return {
    mail: { ...mail, html, text, purposeKey: row._id, kind: row.kind },
    tag: row.tag,
    epoch: row.epoch,
    attempt: row.attempt,
    tries: row.tries,
    claimedAt: row.claimedAt ?? row.createdAt,
    firstAttemptAt: row.firstAttemptAt,
    bodyHash: row.bodyHash,
    inDoubt: row.inDoubt,
  };
}
