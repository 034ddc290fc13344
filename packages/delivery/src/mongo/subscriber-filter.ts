import type { SubscriberFilter } from '@masthead/domain';
import type { Collection, Filter } from 'mongodb';
import type { SubscriptionDoc } from './subscriber-documents.ts';

/** The domain's filter in MongoDB's words. Without a newsletter: every one there is, so that the indexes still lead. */
export async function subscriberFilter(
  subscriptions: Collection<SubscriptionDoc>,
  filter: SubscriberFilter,
): Promise<Filter<SubscriptionDoc>> {
  if (filter.newsletterId !== undefined || !hasFacets(filter)) return facetsOf(filter);
  const all = await subscriptions.distinct('newsletterId');
  return { ...facetsOf(filter), newsletterId: { $in: all } };
}

/** As {@link subscriberFilter}, for what names its newsletter already. */
export function facetsOf(filter: SubscriberFilter): Filter<SubscriptionDoc> {
  const { newsletterId, state, frequency, source, topic, engagedSince } = filter;
  return {
    ...(newsletterId === undefined ? {} : { newsletterId }),
    ...(state === undefined ? {} : { state }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(source === undefined ? {} : { 'consent.source': source }),
    ...(topic === undefined ? {} : { topics: topic }),
    ...(engagedSince === undefined ? {} : { engagedAt: { $gte: engagedSince } }),
  };
}

/** More than newsletter and state? */
export function hasFacets(filter: SubscriberFilter): boolean {
  const { frequency, source, topic, engagedSince } = filter;
  return [frequency, source, topic, engagedSince].some((each) => each !== undefined);
}

/** The index that answers the filter without a row being read. */
export function facetIndex(filter: SubscriberFilter): 'by-topic' | 'by-facets' | 'walk' {
  if (filter.topic !== undefined) return 'by-topic';
  return hasFacets(filter) ? 'by-facets' : 'walk';
}
