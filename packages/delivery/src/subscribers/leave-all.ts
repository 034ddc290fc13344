import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { cleanReason } from './leave-reason.ts';
import { openToken, type TokenParts } from './read-token.ts';

/** One write a subscription; the one that the link stands for first. */
export function makeUnsubscribeFromAll(parts: TokenParts): SubscriberVerbs['unsubscribeFromAll'] {
  const { tokens, store, clock } = parts;
  return async (token, reason) => {
    const at = clock();
    const purpose = tokens.read('unsubscribe', token, at).ok ? 'unsubscribe' : 'preferences';
    const opened = await openToken(purpose, token, parts);
    if (!opened.ok) return false;
    const left = { at, via: 'page', reason: cleanReason(reason) } as const;
    await store.leave(opened.record.id, left);
    for (const { id, state } of await store.ofSubscriber(opened.record.subscriberId)) {
      if (state !== 'unsubscribed') await store.leave(id, left);
    }
    return true;
  };
}
