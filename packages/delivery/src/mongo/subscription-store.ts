import { type Collection, type Db, type Document, MongoServerError, ObjectId } from 'mongodb';
import type { SubscriptionRecord, SubscriptionStore } from '../ports/subscriber-store.ts';
import type { SubscriberDoc, SubscriptionDoc } from './subscriber-documents.ts';

export function makeSubscriptionStore(db: Db): SubscriptionStore {
  const subscribers = db.collection<SubscriberDoc>('subscribers');
  const subscriptions = db.collection<SubscriptionDoc>('subscriptions');
  return {
    async get(id) {
      const row = await subscriptions.findOne({ _id: new ObjectId(id) });
      return row && toRecord(row);
    },

    async confirmedFor(identity, newsletterIds) {
      const rows = await subscriptions
        .find(
          { identity, newsletterId: { $in: [...newsletterIds] }, state: 'confirmed' },
          { projection: { newsletterId: 1 } },
        )
        .toArray();
      return new Set(rows.map((row) => row.newsletterId));
    },

    async ask(wish) {
      const subscriber = await findOrCreate(subscribers, wish);
      const records: SubscriptionRecord[] = [];
      for (const newsletterId of wish.newsletterIds) {
        records.push(toRecord(await askFor(subscriptions, subscriber, newsletterId, wish)));
      }
      return records;
    },

    async confirm({ subscriberId, requestId, at, ip }) {
      // The subscriber first: from here on nothing of theirs expires.
      await subscribers.updateOne(
        { _id: new ObjectId(subscriberId) },
        { $set: { provenAt: at }, $unset: { expiresAt: '', movedTo: '' } },
      );
      const { modifiedCount } = await subscriptions.updateMany(
        {
          subscriberId: new ObjectId(subscriberId),
          $or: [{ 'asked.requestId': requestId }, { 'asked.earlier.requestId': requestId }],
        },
        [{ $set: confirmed(at, ip) }, { $unset: 'expiresAt' }],
      );
      return modifiedCount;
    },

    async leave(id, left) {
      const { matchedCount } = await subscriptions.updateOne(
        { _id: new ObjectId(id), state: { $ne: 'unsubscribed' } },
        { $set: { state: 'unsubscribed', left, asked: null }, $unset: { expiresAt: '' } },
      );
      if (matchedCount > 0) return 'left';
      const already = await subscriptions.findOne(
        { _id: new ObjectId(id), state: 'unsubscribed' },
        { projection: { 'left.reason': 1 } },
      );
      if (already === null) return null;
      if (left.reason !== null) {
        await subscriptions.updateOne(
          { _id: new ObjectId(id), state: 'unsubscribed', 'left.reason': null },
          { $set: { 'left.reason': left.reason } },
        );
      }
      return 'already';
    },

    async noteSoftBounce(id, { issueId, at }) {
      const row = await subscriptions.findOneAndUpdate(
        { _id: new ObjectId(id) },
        // `$min`: told twice, or in another order, it is the same.
        { $min: { [`softBounces.${issueId}`]: at } },
        { returnDocument: 'after', projection: { softBounces: 1 } },
      );
      return Object.entries(row?.softBounces ?? {}).map(([issue, when]) => ({ issueId: issue, at: when }));
    },

    async comeBack(id, leftAfter) {
      const { matchedCount } = await subscriptions.updateOne(
        {
          _id: new ObjectId(id),
          state: 'unsubscribed',
          confirmedAt: { $ne: null },
          'left.via': { $in: ['one-click', 'page'] },
          'left.at': { $gte: leftAfter },
        },
        { $set: { state: 'confirmed', left: null, asked: null } },
      );
      return matchedCount > 0;
    },

    async change(id, tokenVersion, { name, ...own }) {
      const row = await subscriptions.findOneAndUpdate(
        { _id: new ObjectId(id), tokenVersion },
        {
          ...(Object.keys(own).length > 0 ? { $set: own } : { $setOnInsert: {} }),
          // What was chosen after two topics became one is not led back with them.
          ...(own.topics === undefined ? {} : { $unset: { topicsLed: '' } }),
        },
        { projection: { subscriberId: 1 } },
      );
      if (row === null) return false;
      if (name !== undefined) {
        await subscribers.updateOne({ _id: row.subscriberId }, { $set: { name } });
        await subscriptions.updateMany({ subscriberId: row.subscriberId }, { $set: { name } });
      }
      return true;
    },

    async movedTo(subscriberId) {
      const seen = new Set([subscriberId]);
      for (let at = subscriberId; ; ) {
        const row = await subscribers.findOne({ _id: new ObjectId(at) }, { projection: { movedTo: 1 } });
        const next = row?.movedTo?.toHexString();
        if (next === undefined || seen.has(next)) return at === subscriberId ? null : at;
        seen.add(next);
        at = next;
      }
    },

    async ofSubscriber(subscriberId) {
      const rows = await subscriptions
        .find({ subscriberId: new ObjectId(subscriberId) })
        .sort({ _id: 1 })
        .toArray();
      return rows.map(toRecord);
    },

    async expire(now) {
      const { deletedCount } = await subscriptions.deleteMany({ state: 'pending', expiresAt: { $lte: now } });
      await subscribers.deleteMany({ provenAt: null, expiresAt: { $lte: now } });
      return deletedCount;
    },
  };
}

type Wish = Parameters<SubscriptionStore['ask']>[0];

function findOrCreate(subscribers: Collection<SubscriberDoc>, wish: Wish): Promise<SubscriberDoc> {
  const { identity, mailbox, asked, expiresAt } = wish;
  return upserted(() =>
    subscribers.findOneAndUpdate(
      { identity },
      [
        {
          $set: {
            _id: { $ifNull: ['$_id', new ObjectId()] },
            address: { $ifNull: ['$address', { $literal: mailbox }] },
            name: { $ifNull: ['$name', { $literal: asked.name }] },
            tokenVersion: { $ifNull: ['$tokenVersion', 1] },
            createdAt: { $ifNull: ['$createdAt', asked.at] },
            provenAt: { $ifNull: ['$provenAt', null] },
          },
        },
        // Who has proved the address never expires; anybody else is kept as long as the newest request.
        { $set: { expiresAt: { $cond: [{ $eq: ['$provenAt', null] }, expiresAt, '$$REMOVE'] } } },
      ],
      { upsert: true, returnDocument: 'after' },
    ),
  );
}

function askFor(
  subscriptions: Collection<SubscriptionDoc>,
  subscriber: SubscriberDoc,
  newsletterId: string,
  { identity, asked, staleBefore, expiresAt }: Wish,
): Promise<SubscriptionDoc> {
  const { name, frequency, requestId: _, at, pausedUntil: _paused, earlier: _earlier, ...from } = asked;
  const fresh = { $and: [{ $ne: ['$asked', null] }, { $gt: ['$asked.at', staleBefore] }] };
  const overtaken = {
    $concatArrays: [
      [{ requestId: '$asked.requestId', at: '$asked.at' }],
      { $ifNull: ['$asked.earlier', []] },
    ],
  };
  const newest = { $mergeObjects: [{ $literal: asked }, { earlier: { $cond: [fresh, overtaken, []] } }] };
  return upserted(() =>
    subscriptions.findOneAndUpdate(
      { subscriberId: subscriber._id, newsletterId },
      [
        {
          $set: {
            _id: { $ifNull: ['$_id', new ObjectId()] },
            identity: { $ifNull: ['$identity', { $literal: identity }] },
            address: { $ifNull: ['$address', { $literal: subscriber.address }] },
            name: { $ifNull: ['$name', { $literal: subscriber.name ?? name }] },
            tokenVersion: { $ifNull: ['$tokenVersion', subscriber.tokenVersion] },
            state: { $ifNull: ['$state', 'pending'] },
            frequency: { $ifNull: ['$frequency', frequency] },
            pausedUntil: { $ifNull: ['$pausedUntil', null] },
            confirmedAt: { $ifNull: ['$confirmedAt', null] },
            consent: { $ifNull: ['$consent', { $literal: { requestedAt: at, ...from, confirmedIp: null } }] },
            asked: { $ifNull: ['$asked', null] },
            left: { $ifNull: ['$left', null] },
            createdAt: { $ifNull: ['$createdAt', at] },
          },
        },
        {
          $set: {
            asked: {
              $cond: [
                { $eq: ['$state', 'confirmed'] },
                '$asked',
                // Done again after a crash, it has overtaken nothing since.
                { $cond: [{ $eq: ['$asked.requestId', asked.requestId] }, '$asked', newest] },
              ],
            },
            expiresAt: { $cond: [{ $eq: ['$state', 'pending'] }, expiresAt, '$$REMOVE'] },
          },
        },
      ],
      { upsert: true, returnDocument: 'after' },
    ),
  );
}

/** What a confirmation sets, from the row's own `asked`: one write turns the wish into the consent record. */
function confirmed(at: Date, ip: string | null): Document {
  return {
    state: 'confirmed',
    confirmedAt: at,
    frequency: '$asked.frequency',
    pausedUntil: { $ifNull: ['$asked.pausedUntil', null] },
    name: { $ifNull: ['$asked.name', '$name'] },
    consent: {
      requestedAt: '$asked.at',
      source: '$asked.source',
      formVersion: '$asked.formVersion',
      ip: '$asked.ip',
      confirmedIp: { $literal: ip },
    },
    asked: null,
    left: null,
  };
}

/** Two upserts of one key race to insert; the loser finds the winner's row the second time. */
async function upserted<T>(run: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      const row = await run();
      if (row !== null) return row;
      throw new Error('an upsert answered no row');
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === 11_000) || tries > 2) throw error;
    }
  }
}

function toRecord(row: SubscriptionDoc): SubscriptionRecord {
  return {
    id: row._id.toHexString(),
    subscriberId: row.subscriberId.toHexString(),
    newsletterId: row.newsletterId,
    address: row.address,
    name: row.name,
    tokenVersion: row.tokenVersion,
    state: row.state,
    frequency: row.frequency,
    pausedUntil: row.pausedUntil,
    topics: row.topics ?? [],
    engagedAt: row.engagedAt ?? null,
    consent: { ...row.consent, confirmedAt: row.confirmedAt },
    asked: row.asked,
    left: row.left,
  };
}
