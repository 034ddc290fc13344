import { SubscriberFilter, type SubscriptionView } from '@masthead/domain';
import type { Payload } from 'payload';
import { z } from 'zod';
import { delivery } from '../../delivery.ts';
import { newsletterNames } from './newsletter-names.ts';
import type { SubscriberPage, SubscriberRow } from './subscriber-shape.ts';

export const PAGE_SIZE = 50;

/** In the body, never in the address line: addresses of people stay out of logs and histories. */
export const SubscriberSearch = SubscriberFilter.extend({
  prefix: z.string().trim().max(320).optional(),
  after: z.string().max(320).optional(),
});
export type SubscriberSearch = z.infer<typeof SubscriberSearch>;

/** Subscriptions by the beginning of their address, ascending, a page at a time. For editors and admins. */
export async function searchSubscribers(
  payload: Payload,
  { prefix = '', after, ...facets }: SubscriberSearch,
): Promise<SubscriberPage> {
  const { list } = await delivery();
  const filter = { ...facets, ...(prefix === '' ? {} : { addressPrefix: prefix }) };
  const views = await list.list({ ...filter, ...(after === undefined ? {} : { after }), limit: PAGE_SIZE });
  const last = views.at(-1)?.address;
  const more =
    last === undefined || views.length < PAGE_SIZE
      ? []
      : await list.list({ ...filter, after: last, limit: 1 });
  const nameOf = await newsletterNames(payload);
  return {
    rows: views.map((view) => toRow(view, nameOf)),
    next: more.length === 0 ? null : (last ?? null),
  };
}

function toRow(view: SubscriptionView, nameOf: (id: string) => string): SubscriberRow {
  return {
    subscriptionId: view.subscriptionId,
    address: view.address,
    name: view.name,
    newsletterName: nameOf(view.newsletterId),
    state: view.state,
    frequency: view.frequency,
    pausedUntil: view.pausedUntil?.toISOString() ?? null,
    source: view.consent.source,
    requestedAt: view.consent.requestedAt.toISOString(),
    confirmedAt: view.consent.confirmedAt?.toISOString() ?? null,
    suppressed: view.suppressed,
  };
}
