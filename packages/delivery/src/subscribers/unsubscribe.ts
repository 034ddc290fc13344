import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { cleanReason } from './leave-reason.ts';
import { openToken, type TokenParts } from './read-token.ts';
import { viewOf } from './token-view.ts';

/**
 * One majority write and nothing else: no Redis, no queue, no lookup that could fail on its own. A write that fails throws,
 * so that the site answers 503 and the receiver posts again (RFC 8058).
 */
export function makeUnsubscribe(parts: TokenParts): SubscriberVerbs['unsubscribe'] {
  const { tokens, store, clock } = parts;
  return async (token, { via, reason }) => {
    const now = clock();
    const reading = tokens.read('unsubscribe', token, now);
    const subscriptionId = reading.ok ? reading.subject.subscriptionId : await fromPreferences(token, parts);
    if (subscriptionId === null) return false;
    return store.leave(subscriptionId, { at: now, via, reason: cleanReason(reason) });
  };
}

/** The preferences page has a way out too; its link, unlike an unsubscribe link, must be of the present version. */
async function fromPreferences(token: string, parts: TokenParts): Promise<string | null> {
  const opened = await openToken('preferences', token, parts);
  return opened.ok ? opened.record.id : null;
}

export function makeReadUnsubscribe(
  parts: TokenParts & { readonly newsletters: NewsletterDirectory },
): SubscriberVerbs['readUnsubscribe'] {
  return async (token) => {
    const opened = await openToken('unsubscribe', token, parts);
    if (!opened.ok) return opened;
    return viewOf(opened.record, parts.newsletters);
  };
}
