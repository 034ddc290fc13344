import type { SubscriptionState, SubscriptionView } from '@masthead/domain';
import { type Collection, type Db, type Document, type Filter, MongoBulkWriteError, ObjectId } from 'mongodb';
import type { NewSubscription, SubscriptionTable } from '../ports/subscriber-store.ts';
import type { SubscriberDoc, SubscriptionDoc } from './subscriber-documents.ts';

export function makeSubscriptionTable(db: Db): SubscriptionTable {
  const subscribers = db.collection<SubscriberDoc>('subscribers');
  const subscriptions = db.collection<SubscriptionDoc>('subscriptions');
  return {
    async addConfirmed(newsletterId, people, consent) {
      const known = await ensureProven(subscribers, people, consent.at);
      const ids = [...known.values()].map((row) => row._id);
      const there = await subscriptions
        .find({ newsletterId, subscriberId: { $in: ids } }, { projection: { subscriberId: 1 } })
        .toArray();
      const has = new Set(there.map((row) => row.subscriberId.toHexString()));
      const rows = people.flatMap((person) => {
        const subscriber = known.get(person.identity);
        if (subscriber === undefined || has.has(subscriber._id.toHexString())) return [];
        return [confirmedRow(newsletterId, subscriber, person, consent)];
      });
      return insertMissing(subscriptions, rows);
    },

    async page(query) {
      const filter = pageFilter(query);
      const rows = await subscriptions.find(filter).sort({ identity: 1 }).limit(query.limit).toArray();
      const last = rows.at(-1);
      if (last === undefined || rows.length < query.limit || query.newsletterId !== undefined) {
        return rows.map(toView);
      }
      // The next page begins after this address, so all of its rows belong on this one.
      const whole = await subscriptions.find({ ...filter, identity: last.identity }).toArray();
      return [...rows.filter((row) => row.identity !== last.identity), ...whole].map(toView);
    },

    async counts(newsletterId) {
      const groups = await subscriptions
        .aggregate<{ _id: SubscriptionState; n: number }>([
          { $match: { newsletterId } },
          { $group: { _id: '$state', n: { $sum: 1 } } },
        ])
        .toArray();
      const counts = { pending: 0, confirmed: 0, unsubscribed: 0 };
      for (const { _id, n } of groups) counts[_id] = n;
      return counts;
    },
  };
}

/** Finds or creates the subscribers, by identity; what was unproven is proven now and no longer expires. */
async function ensureProven(
  subscribers: Collection<SubscriberDoc>,
  people: readonly NewSubscription[],
  at: Date,
): Promise<Map<string, SubscriberDoc>> {
  const identities = people.map((person) => person.identity);
  const read = async () =>
    new Map(
      (await subscribers.find({ identity: { $in: identities } }).toArray()).map((row) => [row.identity, row]),
    );
  const known = await read();
  const fresh = people
    .filter((person) => !known.has(person.identity))
    .map((person) => ({
      _id: new ObjectId(),
      identity: person.identity,
      address: person.mailbox,
      name: person.name,
      tokenVersion: 1,
      createdAt: at,
      provenAt: at,
    }));
  const unproven = [...known.values()].filter((row) => row.provenAt === null).map((row) => row._id);
  if (unproven.length > 0) {
    await subscribers.updateMany(
      { _id: { $in: unproven }, provenAt: null },
      { $set: { provenAt: at }, $unset: { expiresAt: '' } },
    );
  }
  const inserted = await insertMissing(subscribers, fresh);
  if (inserted < fresh.length) return read();
  for (const row of fresh) known.set(row.identity, row);
  return known;
}

/** Inserts what is not there; a row somebody else inserted meanwhile is not an error. Answers how many went in. */
async function insertMissing<T extends Document>(
  collection: Collection<T>,
  rows: readonly T[],
): Promise<number> {
  if (rows.length === 0) return 0;
  try {
    return (
      await collection.insertMany(rows as Parameters<Collection<T>['insertMany']>[0], { ordered: false })
    ).insertedCount;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (failures.some((failure) => failure.code !== 11_000)) throw error;
    return error.insertedCount;
  }
}

function confirmedRow(
  newsletterId: string,
  subscriber: SubscriberDoc,
  person: NewSubscription,
  consent: { readonly at: Date; readonly source: string },
): SubscriptionDoc {
  return {
    _id: new ObjectId(),
    subscriberId: subscriber._id,
    newsletterId,
    identity: subscriber.identity,
    address: subscriber.address,
    name: subscriber.name ?? person.name,
    tokenVersion: subscriber.tokenVersion,
    state: 'confirmed',
    frequency: 'every',
    pausedUntil: null,
    confirmedAt: consent.at,
    consent: {
      requestedAt: consent.at,
      source: consent.source,
      formVersion: 'import',
      ip: null,
      confirmedIp: null,
    },
    asked: null,
    left: null,
    createdAt: consent.at,
  };
}

function pageFilter(query: Parameters<SubscriptionTable['page']>[0]): Filter<SubscriptionDoc> {
  const { newsletterId, state, identityPrefix = '', afterIdentity } = query;
  const range = {
    ...(afterIdentity === undefined || afterIdentity < identityPrefix
      ? { $gte: identityPrefix }
      : { $gt: afterIdentity }),
    // No address holds U+FFFF: it is no character, and the parser's text is normalised.
    ...(identityPrefix === '' ? {} : { $lt: `${identityPrefix}\uffff` }),
  };
  return {
    ...(newsletterId === undefined ? {} : { newsletterId }),
    ...(state === undefined ? {} : { state }),
    identity: range,
  };
}

function toView(row: SubscriptionDoc): Omit<SubscriptionView, 'suppressed'> {
  return {
    subscriptionId: row._id.toHexString(),
    subscriberId: row.subscriberId.toHexString(),
    newsletterId: row.newsletterId,
    address: row.address,
    name: row.name,
    state: row.state,
    frequency: row.frequency,
    pausedUntil: row.pausedUntil,
    consent: { ...row.consent, confirmedAt: row.confirmedAt },
  };
}
