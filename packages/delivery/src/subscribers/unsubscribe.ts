import type { Failpoint } from '../ports/failpoints.ts';
import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { Left } from '../ports/subscriber-store.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { followMove } from './follow-move.ts';
import { cleanReason } from './leave-reason.ts';
import { openToken, type TokenParts } from './read-token.ts';
import type { SayGoodbye } from './say-goodbye.ts';
import { viewOf } from './token-view.ts';

/**
 * One majority write decides: no Redis, no queue, no lookup that could fail on its own. A write that fails throws, so that
 * the site answers 503 and the receiver posts again (RFC 8058). What comes after it (a goodbye) cannot fail it.
 */
export function makeUnsubscribe(
  parts: TokenParts & { readonly sayGoodbye: SayGoodbye; readonly failpoint: Failpoint },
): SubscriberVerbs['unsubscribe'] {
  const { tokens, store, clock, failpoint, sayGoodbye } = parts;
  return async (token, { via, reason }) => {
    const now = clock();
    const reading = tokens.read('unsubscribe', token, now);
    const subscriptionId = reading.ok ? reading.subject.subscriptionId : await fromPreferences(token, parts);
    if (subscriptionId === null) return false;
    const left = await store.leave(subscriptionId, { at: now, via, reason: cleanReason(reason) });
    failpoint('unsubscribe.after-leave');
    if (left === 'left') await sayGoodbye(subscriptionId, now);
    if (left === 'already')
      await leaveWhereItMoved(subscriptionId, { at: now, via, reason: cleanReason(reason) });
    return left !== null;
  };

  /** The row of the link had ended by a change of address: what is mailed instead is what the reader means. */
  async function leaveWhereItMoved(subscriptionId: string, left: Left): Promise<void> {
    const record = await store.get(subscriptionId);
    const present = record === null ? null : await followMove(record, store);
    if (present === null || present.id === subscriptionId) return;
    if ((await store.leave(present.id, left)) === 'left') await sayGoodbye(present.id, left.at);
  }
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
    // The preferences page unsubscribes, too, and goes on from there with its own link.
    const isOwn = parts.tokens.read('preferences', token, parts.clock()).ok;
    const opened = await openToken(isOwn ? 'preferences' : 'unsubscribe', token, parts);
    if (!opened.ok) return opened;
    return viewOf(await followMove(opened.record, parts.store), parts.newsletters);
  };
}
