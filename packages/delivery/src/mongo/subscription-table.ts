import type { SubscriptionState, SubscriptionView } from '@masthead/domain';
import { type Collection, type Db, type Filter, MongoServerError, ObjectId } from 'mongodb';
import type { ListQuery, NewSubscription, SubscriptionTable } from '../ports/subscriber-store.ts';
import { ensureProven } from './ensure-proven.ts';
import { insertMissing } from './insert-missing.ts';
import type { SubscriberDoc, SubscriptionDoc } from './subscriber-documents.ts';
import { facetIndex, hasFacets, subscriberFilter } from './subscriber-filter.ts';

export function makeSubscriptionTable(db: Db): SubscriptionTable {
  const subscribers = db.collection<SubscriberDoc>('subscribers');
  const subscriptions = db.collection<SubscriptionDoc>('subscriptions');
  const counted = db.collection<{ readonly _id: string; readonly count: number; readonly at: Date }>(
    'filterCounts',
  );
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
      const filter = await pageFilter(subscriptions, query);
      const hint = await pageHint(subscriptions, query, filter);
      const rows = await subscriptions
        .find(filter, { hint })
        .sort({ identity: 1 })
        .limit(query.limit)
        .toArray();
      const last = rows.at(-1);
      if (last === undefined || rows.length < query.limit || query.newsletterId !== undefined) {
        return rows.map(toView);
      }
      // The next page begins after this address, so all of its rows belong on this one.
      const whole = await subscriptions.find({ ...filter, identity: last.identity }).toArray();
      return [...rows.filter((row) => row.identity !== last.identity), ...whole].map(toView);
    },

    async counts(newsletterId, frequency) {
      const wanting = frequency === undefined ? {} : { frequency };
      const hint = frequency === undefined ? 'walk' : 'by-facets';
      const states: readonly SubscriptionState[] = ['pending', 'confirmed', 'unsubscribed'];
      const counts = await Promise.all(
        states.map((state) => subscriptions.countDocuments({ newsletterId, state, ...wanting }, { hint })),
      );
      return { pending: counts[0] ?? 0, confirmed: counts[1] ?? 0, unsubscribed: counts[2] ?? 0 };
    },

    async *walk(filter) {
      const matching = await subscriberFilter(subscriptions, filter);
      const hint = hasFacets(filter) ? facetIndex(filter) : '_id_';
      const cursor = subscriptions.find(matching, { hint, batchSize: walkSize, projection: shown });
      let page: ReturnType<typeof toView>[] = [];
      for await (const row of cursor) {
        page.push(toView(row));
        if (page.length < walkSize) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },

    async count(filter, maxMs) {
      const matching = await subscriberFilter(subscriptions, filter);
      try {
        return await subscriptions.countDocuments(matching, { hint: facetIndex(filter), maxTimeMS: maxMs });
      } catch (error) {
        if (error instanceof MongoServerError && error.codeName === 'MaxTimeMSExpired') return null;
        throw error;
      }
    },

    async rememberCount(_id, count, at) {
      await counted.updateOne({ _id }, { $set: { count, at } }, { upsert: true });
    },

    async lastCount(_id) {
      return counted.findOne({ _id }, { projection: { _id: 0 } });
    },

    async movement(newsletterId, from, to) {
      const within = { $gte: from, $lt: to };
      const [joined, left] = await Promise.all([
        subscriptions.countDocuments({ newsletterId, confirmedAt: within }, { hint: 'by-confirmed' }),
        subscriptions.countDocuments({ newsletterId, 'left.at': within }, { hint: 'by-left' }),
      ]);
      return { joined, left };
    },

    async sources(newsletterId) {
      return findSources(subscriptions, newsletterId);
    },
  };
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

/** Fewer than this are sorted in memory; of more, a walk by address soon meets enough. */
const fewEnough = 10_000;
/** Rows a page of a walk: what is alive at a time. Larger ones are hardly faster, and what V8 lets lie around grows with them. */
const walkSize = 250;
/** What {@link toView} takes: the rest of a row is half of it. */
const shown = {
  subscriberId: 1,
  newsletterId: 1,
  address: 1,
  name: 1,
  state: 1,
  frequency: 1,
  pausedUntil: 1,
  topics: 1,
  engagedAt: 1,
  consent: 1,
  confirmedAt: 1,
} as const;
const longestSourceList = 200;

async function pageFilter(
  subscriptions: Collection<SubscriptionDoc>,
  query: ListQuery,
): Promise<Filter<SubscriptionDoc>> {
  const { identityPrefix = '', afterIdentity, limit: _, ...facets } = query;
  const range = {
    ...(afterIdentity === undefined || afterIdentity < identityPrefix
      ? { $gte: identityPrefix }
      : { $gt: afterIdentity }),
    // No address holds U+FFFF: it is no character, and the parser's text is normalised.
    ...(identityPrefix === '' ? {} : { $lt: `${identityPrefix}\uffff` }),
  };
  return { ...(await subscriberFilter(subscriptions, facets)), identity: range };
}

/** By address, unless the other conditions leave so few that a walk by address would search the whole list for them. */
async function pageHint(
  subscriptions: Collection<SubscriptionDoc>,
  query: ListQuery,
  filter: Filter<SubscriptionDoc>,
): Promise<string> {
  const byAddress = query.newsletterId === undefined ? 'by-address-everywhere' : 'by-address';
  if (query.identityPrefix !== undefined || (!hasFacets(query) && query.state === undefined))
    return byAddress;
  const { identity: _, ...facets } = filter;
  const hint = facetIndex(query);
  const some = await subscriptions.countDocuments(facets, { hint, limit: fewEnough });
  return some < fewEnough ? hint : byAddress;
}

/** One seek a source: the index is walked by leaps, however many rows lie between. */
async function findSources(
  subscriptions: Collection<SubscriptionDoc>,
  newsletterId: string,
): Promise<string[]> {
  const found = new Set<string>();
  for (const state of ['confirmed', 'pending', 'unsubscribed'] as const) {
    for (const frequency of ['every', 'monthly'] as const) {
      let after = '';
      while (found.size < longestSourceList) {
        const row = await subscriptions.findOne(
          { newsletterId, state, frequency, 'consent.source': { $gt: after } },
          { hint: 'by-facets', sort: { 'consent.source': 1 }, projection: { 'consent.source': 1 } },
        );
        if (row === null) break;
        after = row.consent.source;
        found.add(after);
      }
    }
  }
  return [...found].sort();
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
    topics: row.topics ?? [],
    engagedAt: row.engagedAt ?? null,
    consent: { ...row.consent, confirmedAt: row.confirmedAt },
  };
}
