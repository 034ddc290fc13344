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
    const { frequency, pausedUntil, name } = opened.record;
    return { ...(await viewOf(opened.record, parts.newsletters)), frequency, pausedUntil, name };
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
      ...(change.name === undefined ? {} : { name: cleanName(change.name) }),
    });
  };
}
