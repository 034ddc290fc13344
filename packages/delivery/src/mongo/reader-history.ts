import { type BatchState, readDeliveryMark } from '@masthead/domain';
import { type Db, type Document, ObjectId } from 'mongodb';
import type { DeliveryOfReader, HistoryStore } from '../ports/reader-history.ts';
import { stateOfBatch } from './campaigns/state-of-batch.ts';
import type { BatchDoc, CampaignDoc } from './documents.ts';
import type { OutboxDoc } from './outbox-store.ts';
import type { ProviderEventDoc } from './provider-events.ts';
import type { SubscriberDoc, SubscriptionDoc } from './subscriber-documents.ts';

interface Found {
  readonly _id: string;
  readonly campaignId: ObjectId;
  readonly issueId: string;
  readonly newsletterId: string;
  readonly state: BatchState;
  readonly submittedAt: Date | null;
  readonly providerId?: string | null;
  readonly mark?: string;
  readonly facts?: { readonly softBounced?: Date; readonly opened?: Date; readonly clicked?: Date };
}

const mailsToReader = ['confirm', 'welcome', 'goodbye'] as const;

/** By the index that lets nobody get an issue twice: it names the reader first. */
export function makeHistoryStore(db: Db): HistoryStore {
  const batches = db.collection<BatchDoc>('batches');
  const outbox = db.collection<OutboxDoc>('outbox');
  return {
    async subscriber(identity) {
      const row = await db
        .collection<SubscriberDoc>('subscribers')
        .findOne({ identity }, { projection: { _id: 1 } });
      if (row === null) return null;
      const subscriptions = await db
        .collection<SubscriptionDoc>('subscriptions')
        .find({ subscriberId: row._id }, { projection: { _id: 1 } })
        .toArray();
      return {
        id: row._id.toHexString(),
        subscriptionIds: subscriptions.map(({ _id }) => _id.toHexString()),
      };
    },

    async deliveries(subscriberId, { limit, before }) {
      const found = await batches
        .aggregate<Found>([
          {
            $match: {
              $or: [...placesOf(subscriberId)],
              ...(before === undefined ? {} : { _id: { $lt: before } }),
            },
          },
          { $set: { at: placeIn(subscriberId) } },
          {
            $project: {
              campaignId: 1,
              issueId: 1,
              newsletterId: 1,
              state: 1,
              submittedAt: 1,
              providerId: { $cond: [{ $isArray: '$ids' }, { $arrayElemAt: ['$ids', '$at'] }, null] },
              mark: ofIndex('$marks'),
              facts: ofIndex('$facts'),
            },
          },
          { $sort: { _id: -1 } },
          { $limit: limit },
        ])
        .toArray();
      const [subjects, told] = await Promise.all([subjectsOf(db, found), timesOf(db, found)]);
      return found.map((one) => ({ ...toDelivery(one, subjects, told), cursor: one._id }));
    },

    async singles(subscriptionIds) {
      if (subscriptionIds.length === 0) return [];
      const ranges = subscriptionIds.flatMap((id) =>
        mailsToReader.map((kind) => ({ _id: { $gte: `${kind}/${id}/`, $lt: `${kind}/${id}0` } })),
      );
      const mails = await outbox
        .find({ $or: ranges }, { projection: { kind: 1, state: 1, createdAt: 1, mark: 1 } })
        .sort({ createdAt: -1 })
        .limit(50)
        .toArray();
      return mails.map(({ kind, state, createdAt, mark }) => ({
        kind,
        state,
        mailedAt: createdAt,
        became: mark === undefined ? null : readDeliveryMark(mark).state,
      }));
    },
  };
}

/** The place a reader holds, and those given up because nothing was sent. */
function placesOf(subscriberId: string): Document[] {
  return [
    { holds: new ObjectId(subscriberId) },
    { holds: { $gte: `${subscriberId}@`, $lt: `${subscriberId}A` } },
  ];
}

function placeIn(subscriberId: string): Document {
  const held = { $indexOfArray: ['$holds', new ObjectId(subscriberId)] };
  const givenUp = { $indexOfArray: ['$holds', { $concat: [`${subscriberId}@`, '$_id'] }] };
  return { $cond: [{ $gte: [held, 0] }, held, givenUp] };
}

/** The value under this place's index in a map by index. */
function ofIndex(map: string): Document {
  const entries = { $objectToArray: { $ifNull: [map, {}] } };
  const mine = { $filter: { input: entries, cond: { $eq: ['$$this.k', { $toString: '$at' }] } } };
  return { $arrayElemAt: [{ $map: { input: mine, in: '$$this.v' } }, 0] };
}

async function subjectsOf(db: Db, found: readonly Found[]): Promise<ReadonlyMap<string, string>> {
  const sent = await db
    .collection<CampaignDoc>('campaigns')
    .find({ _id: { $in: found.map(({ campaignId }) => campaignId) } }, { projection: { renditionId: 1 } })
    .toArray();
  const renditions = await db
    .collection<{ _id: string; subject: string }>('renditions')
    .find({ _id: { $in: sent.map(({ renditionId }) => renditionId) } }, { projection: { subject: 1 } })
    .toArray()
    .catch(noneIfForbidden);
  const subjects = new Map(renditions.map(({ _id, subject }) => [_id, subject]));
  return new Map(
    sent.flatMap(({ _id, renditionId }) => {
      const subject = subjects.get(renditionId);
      return subject === undefined ? [] : [[_id.toHexString(), subject]];
    }),
  );
}

/** The site's user may not read renditions, which hold what is not out yet: a reader's own data then names no subjects. */
function noneIfForbidden(error: unknown): [] {
  if ((error as { code?: unknown }).code === unauthorized) return [];
  throw error;
}
const unauthorized = 13;

/** When the events happened that made these states; events are kept for a season. */
async function timesOf(db: Db, found: readonly Found[]): Promise<ReadonlyMap<string, Date>> {
  const ids = found.flatMap(({ mark }) => (mark === undefined ? [] : [readDeliveryMark(mark).eventId]));
  const events = await db
    .collection<ProviderEventDoc>('providerEvents')
    .find({ _id: { $in: ids } }, { projection: { at: 1 } })
    .toArray();
  return new Map(events.map(({ _id, at }) => [_id, at]));
}

function toDelivery(
  { campaignId, issueId, newsletterId, state, submittedAt, providerId, mark, facts }: Found,
  subjects: ReadonlyMap<string, string>,
  told: ReadonlyMap<string, Date>,
): DeliveryOfReader {
  const became = mark === undefined ? null : readDeliveryMark(mark);
  return {
    campaignId: campaignId.toHexString(),
    issueId,
    newsletterId,
    subject: subjects.get(campaignId.toHexString()) ?? null,
    state: became?.state ?? stateOfBatch(state),
    stateAt: (became && told.get(became.eventId)) ?? null,
    submittedAt,
    softBouncedAt: facts?.softBounced ?? null,
    openedAt: facts?.opened ?? null,
    clickedAt: facts?.clicked ?? null,
    providerId: providerId || null,
  };
}
