import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { openToken, type TokenParts } from './read-token.ts';

/** A wrong click is noticed within the day; after that coming back takes a new signup with its own proof. */
export const undoForMs = 86_400_000;

/** By the link that left: the mail's own, or the one of the preferences page. */
export function makeUndoUnsubscribe(parts: TokenParts): SubscriberVerbs['undoUnsubscribe'] {
  const { tokens, store, clock } = parts;
  return async (token) => {
    const now = clock();
    const purpose = tokens.read('unsubscribe', token, now).ok ? 'unsubscribe' : 'preferences';
    const opened = await openToken(purpose, token, parts);
    if (!opened.ok || !opened.isPresent) return false;
    if (opened.record.state === 'confirmed') return true;
    return store.comeBack(opened.record.id, new Date(now.getTime() - undoForMs));
  };
}
