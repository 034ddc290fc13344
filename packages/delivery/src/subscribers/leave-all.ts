import type { Failpoint } from '../ports/failpoints.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { cleanReason } from './leave-reason.ts';
import { openToken, type TokenParts } from './read-token.ts';
import type { SayGoodbye } from './say-goodbye.ts';

/** One write a subscription, wherever its address has moved; the one that the link stands for first. One goodbye names them all. */
export function makeUnsubscribeFromAll(
  parts: TokenParts & { readonly sayGoodbye: SayGoodbye; readonly failpoint: Failpoint },
): SubscriberVerbs['unsubscribeFromAll'] {
  const { tokens, store, clock, failpoint, sayGoodbye } = parts;
  return async (token, reason) => {
    const at = clock();
    const purpose = tokens.read('unsubscribe', token, at).ok ? 'unsubscribe' : 'preferences';
    const opened = await openToken(purpose, token, parts);
    if (!opened.ok) return false;
    const left = { at, via: 'page', reason: cleanReason(reason) } as const;
    const first = await store.leave(opened.record.id, left);
    failpoint('leave-all.after-first');
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
    failpoint('leave-all.after-rows');
    if (gone[0] !== undefined) await sayGoodbye(gone[0], at);
    return true;
  };
}
