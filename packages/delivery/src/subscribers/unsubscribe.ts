import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { cleanReason } from './leave-reason.ts';
import { openToken, type TokenParts } from './read-token.ts';
import type { SayGoodbye } from './say-goodbye.ts';
import { viewOf } from './token-view.ts';

/**
 * One majority write decides: no Redis, no queue, no lookup that could fail on its own. A write that fails throws, so that
 * the site answers 503 and the receiver posts again (RFC 8058). What comes after it (a goodbye) cannot fail it.
 */
export function makeUnsubscribe(
  parts: TokenParts & { readonly sayGoodbye: SayGoodbye },
): SubscriberVerbs['unsubscribe'] {
  const { tokens, store, clock, sayGoodbye } = parts;
  return async (token, { via, reason }) => {
    const now = clock();
    const reading = tokens.read('unsubscribe', token, now);
    const subscriptionId = reading.ok ? reading.subject.subscriptionId : await fromPreferences(token, parts);
    if (subscriptionId === null) return false;
    const left = await store.leave(subscriptionId, { at: now, via, reason: cleanReason(reason) });
    if (left === 'left') await sayGoodbye(subscriptionId, now);
    return left !== null;
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
