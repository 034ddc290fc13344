import type { SignupQueue } from '../ports/subscriber-store.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import type { Waker } from '../ports/waker.ts';
import { openToken, type TokenParts } from './read-token.ts';
import { makeRequestSignup } from './request-signup.ts';

/** A mail may have been forwarded: its link alone puts nobody on another list. */
export function makeAskForMore(
  parts: TokenParts & { readonly queue: SignupQueue; readonly waker: Waker },
): SubscriberVerbs['askForMore'] {
  const requestSignup = makeRequestSignup(parts);
  return async (token, newsletterIds, ip) => {
    const opened = await openToken('preferences', token, parts);
    if (!opened.ok || newsletterIds.length === 0) return false;
    const { address, name, frequency } = opened.record;
    const source = 'site:preferences';
    await requestSignup({ address, name, newsletterIds, frequency, source, formVersion: 'preferences', ip });
    return true;
  };
}
