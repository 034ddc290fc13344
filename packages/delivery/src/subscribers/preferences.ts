import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { cleanName } from './person-name.ts';
import { openToken, type TokenParts } from './read-token.ts';
import { viewOf } from './token-view.ts';

export function makeReadPreferences(
  parts: TokenParts & { readonly newsletters: NewsletterDirectory },
): SubscriberVerbs['readPreferences'] {
  return async (token) => {
    const opened = await openToken('preferences', token, parts);
    if (!opened.ok) return opened;
    const { frequency, pausedUntil, name, topics, subscriberId } = opened.record;
    const all = await parts.store.ofSubscriber(subscriberId);
    const subscribedTo = all.filter((row) => row.state === 'confirmed').map((row) => row.newsletterId);
    const view = await viewOf(opened.record, parts.newsletters);
    return { ...view, frequency, pausedUntil, name, topics, subscribedTo };
  };
}

export function makeUpdatePreferences(parts: TokenParts): SubscriberVerbs['updatePreferences'] {
  return async (token, change) => {
    const opened = await openToken('preferences', token, parts);
    if (!opened.ok) return false;
    const { id, tokenVersion } = opened.record;
    return parts.store.change(id, tokenVersion, {
      ...(change.frequency === undefined ? {} : { frequency: change.frequency }),
      ...(change.pausedUntil === undefined ? {} : { pausedUntil: change.pausedUntil }),
      ...(change.topics === undefined ? {} : { topics: [...new Set(change.topics)].slice(0, 50) }),
      ...(change.name === undefined ? {} : { name: cleanName(change.name) }),
    });
  };
}
