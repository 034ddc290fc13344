/** Judges how much longer than need be a request was on its way. */
export interface Lateness {
  /** @returns ms to keep its room in the window longer. */
  of(tookMs: number): number;
}

/**
 * The fastest way is a low-water mark that rises slowly; what is above it may have been spent before the request
 * arrived. An allowance bounds what that costs: a rare hiccup counts in full, a provider that is always slow to
 * answer slows us by no more than a twentieth.
 */
const risesBy = 1 / 64;
const allowancePerRequestMs = 50;
const largestAllowanceMs = 1_000;

export function makeLateness(): Lateness {
  let fastestMs = Number.POSITIVE_INFINITY;
  let allowanceMs = largestAllowanceMs;
  return {
    of(tookMs) {
      fastestMs = tookMs < fastestMs ? tookMs : fastestMs + Math.min(tookMs - fastestMs, 200) * risesBy;
      allowanceMs = Math.min(largestAllowanceMs, allowanceMs + allowancePerRequestMs);
      const lateMs = Math.min(allowanceMs, Math.max(0, tookMs - fastestMs));
      allowanceMs -= lateMs;
      return lateMs;
    },
  };
}
