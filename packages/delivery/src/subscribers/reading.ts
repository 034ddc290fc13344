import type { SubscriberVerbs } from '../ports/subscribers.ts';
import { openToken, type TokenParts } from './read-token.ts';

/** Turns a preferences link into a token that can read and do nothing else; it may lie in a browser for months. */
export function makeStartReading(parts: TokenParts): SubscriberVerbs['startReading'] {
  return async (preferencesToken) => {
    const opened = await openToken('preferences', preferencesToken, parts);
    if (!opened.ok || opened.record.state !== 'confirmed') return null;
    const { id, tokenVersion, newsletterId } = opened.record;
    const subject = { subscriptionId: id, version: tokenVersion, issuedAt: parts.clock() };
    return { token: parts.tokens.issue('reading', subject), newsletterId };
  };
}

/** Asks the list each time: who unsubscribed, was erased or had their links voided reads no further. */
export function makeMayRead(parts: TokenParts): SubscriberVerbs['mayRead'] {
  return async (token, newsletterId) => {
    const opened = await openToken('reading', token, parts);
    return opened.ok && opened.record.state === 'confirmed' && opened.record.newsletterId === newsletterId;
  };
}
