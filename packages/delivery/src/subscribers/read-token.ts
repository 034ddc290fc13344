import type { SubscriptionRecord, SubscriptionStore } from '../ports/subscriber-store.ts';
import type { TokenPurpose, Tokens } from '../ports/tokens.ts';

export type Opened =
  | {
      readonly ok: true;
      readonly record: SubscriptionRecord;
      readonly issuedAt: Date;
      /** False for an unsubscribe link sent before the subscriber's links were voided. */
      readonly isPresent: boolean;
    }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' };

export interface TokenParts {
  readonly tokens: Tokens;
  readonly store: SubscriptionStore;
  readonly clock: () => Date;
}

/**
 * The subscription a link stands for. An unsubscribe link is honoured whatever the subscriber's token version:
 * voiding links must never keep anybody on a list. Every other purpose needs the present version.
 */
export async function openToken(purpose: TokenPurpose, token: string, parts: TokenParts): Promise<Opened> {
  const reading = parts.tokens.read(purpose, token, parts.clock());
  if (!reading.ok) return reading;
  const { subscriptionId, version, issuedAt } = reading.subject;
  const record = await parts.store.get(subscriptionId);
  if (record === null) return { ok: false, reason: 'invalid' };
  const isPresent = record.tokenVersion === version;
  // A link to a new address is good for one pending move, which the row itself names.
  if (purpose !== 'unsubscribe' && purpose !== 'move' && !isPresent) return { ok: false, reason: 'invalid' };
  return { ok: true, record, issuedAt, isPresent };
}
