/** Single mails go first, campaigns take the rest. */
export const lanes = ['single', 'campaign'] as const;
export type Lane = (typeof lanes)[number];

export interface Waiting {
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal;
}

/** The right to make one request, now: it counts from the instant it was given out. */
export interface Turn {
  /** The answer came, or will not: whoever was later than usual keeps its room in the window longer. */
  answered(): void;
}

/** A place near the front of the campaigns' line; leaving twice is once. */
export interface Place {
  leave(): void;
}

/** What any response said. */
export interface PaceHints {
  /** Moves the rate for everyone. */
  readonly limitPerSecond?: number;
  /** Requests its window still takes. */
  readonly remaining?: number;
  /** Of a rate limit: stops everyone. */
  readonly retryAfterMs?: number;
}

/** The team's request limit, shared by every worker. */
export interface Pacer {
  /**
   * Waits until a turn for a campaign is near, so that the last look and the freeze come just before the call and only
   * a few batches are frozen without one.
   * @returns null when that would take longer than `maxWaitMs`, or `signal` fired.
   */
  approach(waiting: Waiting): Promise<Place | null>;
  /**
   * Waits for the right to make one request; ask right before the request is written.
   * @returns null when the turn would come later than `maxWaitMs`, or `signal` fired: make no request.
   */
  take(lane: Lane, waiting: Waiting): Promise<Turn | null>;
  observe(hint: PaceHints): void;
}
