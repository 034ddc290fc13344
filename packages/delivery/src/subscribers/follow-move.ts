import type { SubscriptionRecord, SubscriptionStore } from '../ports/subscriber-store.ts';

/**
 * The subscription that goes on in place of one that ended by a change of address; itself where none does. A link in an old
 * mail means the mails that its reader gets now, wherever they go.
 */
export async function followMove(
  record: SubscriptionRecord,
  store: Pick<SubscriptionStore, 'movedTo' | 'ofSubscriber'>,
): Promise<SubscriptionRecord> {
  if (record.left?.via !== 'moved') return record;
  const to = await store.movedTo(record.subscriberId);
  if (to === null) return record;
  const rows = await store.ofSubscriber(to);
  return rows.find(({ newsletterId }) => newsletterId === record.newsletterId) ?? record;
}
