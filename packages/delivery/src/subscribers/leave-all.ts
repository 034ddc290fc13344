import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { cleanReason } from './leave-reason.ts';
import { openToken, type TokenParts } from './read-token.ts';
import type { SayGoodbye } from './say-goodbye.ts';

/** One write a subscription, wherever its address has moved; the one that the link stands for first. One goodbye names them all. */
export function makeUnsubscribeFromAll(
  parts: TokenParts & { readonly sayGoodbye: SayGoodbye },
): SubscriberVerbs['unsubscribeFromAll'] {
  const { tokens, store, clock, sayGoodbye } = parts;
  return async (token, reason) => {
    const at = clock();
    const purpose = tokens.read('unsubscribe', token, at).ok ? 'unsubscribe' : 'preferences';
    const opened = await openToken(purpose, token, parts);
    if (!opened.ok) return false;
    const left = { at, via: 'page', reason: cleanReason(reason) } as const;
    const first = await store.leave(opened.record.id, left);
    const gone = first === 'left' ? [opened.record.id] : [];
    const { subscriberId } = opened.record;
    const movedTo = await store.movedTo(subscriberId);
    const rows = [
      ...(await store.ofSubscriber(subscriberId)),
      ...(movedTo === null ? [] : await store.ofSubscriber(movedTo)),
    ];
    for (const { id, state } of rows) {
      if (state !== 'unsubscribed' && (await store.leave(id, left)) === 'left') gone.push(id);
    }
    if (gone[0] !== undefined) await sayGoodbye(gone[0], at);
    return true;
  };
}
