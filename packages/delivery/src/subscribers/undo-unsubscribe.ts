import type { Failpoint } from '../ports/failpoints.ts';
import type { SubscriptionRecord } from '../ports/subscriber-store.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { openToken, type TokenParts } from './read-token.ts';

/** A wrong click is noticed within the day; after that coming back takes a new signup with its own proof. */
export const undoForMs = 86_400_000;

/** By the link that left: the mail's own, or the one of the preferences page. */
export function makeUndoUnsubscribe(
  parts: TokenParts & { readonly failpoint: Failpoint },
): SubscriberVerbs['undoUnsubscribe'] {
  const { tokens, store, clock, failpoint } = parts;
  return async (token, from = 'this') => {
    const now = clock();
    const purpose = tokens.read('unsubscribe', token, now).ok ? 'unsubscribe' : 'preferences';
    const opened = await openToken(purpose, token, parts);
    if (!opened.ok || !opened.isPresent) return false;
    const { id, state, subscriberId } = opened.record;
    const since = new Date(now.getTime() - undoForMs);
    // Done before, or twice at once: what the others have been through since is not this press's matter.
    if (state === 'confirmed') return true;
    const together = from === 'all' ? leftLast(await store.ofSubscriber(subscriberId)) : [];
    const back: boolean[] = [];
    // The link's own last: killed before it, the same press finds it still away and does all of it.
    for (const one of new Set([...together.filter((other) => other !== id), id])) {
      back.push(await store.comeBack(one, since));
      failpoint('undo.after-row');
    }
    return back.includes(true);
  };
}

/** What one press left together: an act writes one instant into all of its rows. What was left by itself before it stays so. */
function leftLast(rows: readonly SubscriptionRecord[]): readonly string[] {
  const last = Math.max(...rows.map(({ left }) => left?.at.getTime() ?? 0));
  return rows.filter(({ left }) => left?.at.getTime() === last).map(({ id }) => id);
}
