import type { SubscriptionState } from '@masthead/domain';
import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { SubscriptionRecord } from '../ports/subscriber-store.ts';
import type { TokenView } from '../ports/subscribers.ts';

/** What a page says about a link before anything is done. */
export async function viewOf(
  record: SubscriptionRecord,
  newsletters: NewsletterDirectory,
  state: SubscriptionState = record.state,
): Promise<Extract<TokenView, { ok: true }>> {
  const newsletter = await newsletters.byId(record.newsletterId);
  return {
    ok: true,
    address: record.address,
    newsletterId: record.newsletterId,
    newsletterName: newsletter?.name ?? '',
    state,
  };
}
