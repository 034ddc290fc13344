/** Single mails go first, campaigns take the rest. */
export type Lane = 'single' | 'campaign';

/** The team's request limit, shared by every worker. */
export interface Pacer {
  /**
   * Waits for the right to make one request.
   * @returns false when the turn would come later than `maxWaitMs`, or `signal` fired: make no request.
   */
  take(lane: Lane, options: { readonly maxWaitMs: number; readonly signal?: AbortSignal }): Promise<boolean>;
  /** What any response said: a limit moves the rate for everyone, `retry-after` stops everyone. */
  observe(hint: { readonly limitPerSecond?: number; readonly retryAfterMs?: number }): void;
}
