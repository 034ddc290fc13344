import { ReportedState, reportedFacts } from './provider-events.ts';

/** Every word that `StoredEvent.says` may be. */
export const eventWords = [...ReportedState.options, ...reportedFacts, 'other'] as const;
export type EventWord = (typeof eventWords)[number];

/** A provider event that was stored: what it says, and how old it was when it came. */
export interface StoredEvent {
  /** A delivery's state, a fact beside it, or `other`. */
  readonly says: EventWord;
  readonly delayMs: number;
}

/** The provider's webhook door: verified over the raw body, stored by its unique id, then answered. */
export interface EventVerbs {
  /** `status` is the HTTP answer: 200 stored or known, 400 unreadable, 401 not signed by the provider, 413 too large, 503 not stored, or no secret is configured. */
  accept(
    rawBody: string,
    headers: {
      readonly id: string | null;
      readonly timestamp: string | null;
      readonly signature: string | null;
    },
  ): Promise<{ readonly status: 200 | 400 | 401 | 413 | 503 }>;
}
