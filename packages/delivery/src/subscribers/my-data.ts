import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { SubscriptionRecord } from '../ports/subscriber-store.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import { openToken, type TokenParts } from './read-token.ts';

/** Every subscription with its consent, and what of ours came to it. */
export function makeMyData(
  parts: TokenParts & {
    readonly newsletters: NewsletterDirectory;
    readonly suppressions: Suppressions;
    readonly historyOf: (subscriberId: string) => Promise<readonly object[]>;
  },
): SubscriberVerbs['myData'] {
  const { store, newsletters, suppressions, clock } = parts;
  return async (token) => {
    const opened = await openToken('preferences', token, parts);
    if (!opened.ok) return null;
    const { subscriberId, address, name } = opened.record;
    const rows = await store.ofSubscriber(subscriberId);
    return {
      preparedAt: clock(),
      address,
      name,
      subscriptions: await Promise.all(rows.map((row) => described(row, newsletters))),
      deliveries: await parts.historyOf(subscriberId),
      suppressed: await suppressions.isSuppressed(address),
    };
  };
}

async function described(row: SubscriptionRecord, newsletters: NewsletterDirectory): Promise<object> {
  const { newsletterId, state, frequency, pausedUntil, topics, consent, asked, left } = row;
  const newsletter = (await newsletters.byId(newsletterId))?.name ?? null;
  return { newsletter, state, frequency, pausedUntil, topics, consent, asked, left };
}
