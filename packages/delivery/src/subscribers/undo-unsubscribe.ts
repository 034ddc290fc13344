import type { SubscriberVerbs } from '../ports/subscribers.ts';
import type { TokenParts } from './read-token.ts';

/** A wrong click is noticed within the day; after that coming back takes a new signup with its own proof. */
export const undoForMs = 86_400_000;

export function makeUndoUnsubscribe({
  tokens,
  store,
  clock,
}: TokenParts): SubscriberVerbs['undoUnsubscribe'] {
  return async (token) => {
    const now = clock();
    const reading = tokens.read('unsubscribe', token, now);
    if (!reading.ok) return false;
    const { subscriptionId, version } = reading.subject;
    const record = await store.get(subscriptionId);
    if (record === null || record.tokenVersion !== version) return false;
    if (record.state === 'confirmed') return true;
    return store.comeBack(subscriptionId, new Date(now.getTime() - undoForMs));
  };
}
