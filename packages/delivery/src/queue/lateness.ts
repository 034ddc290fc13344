/** Judges how much longer than usual an answer took; what is usual follows slowly (RFC 6298's two averages). */
export interface Lateness {
  /** @returns ms beyond the usual spread, 0–1,000. */
  of(tookMs: number): number;
}

const longestMs = 1_000;

export function makeLateness(): Lateness {
  let usualMs: number | null = null;
  let spreadMs = 0;
  return {
    of(tookMs) {
      if (usualMs === null) {
        usualMs = tookMs;
        spreadMs = tookMs / 2;
        return 0;
      }
      const late = Math.min(longestMs, Math.max(0, tookMs - usualMs - 2 * spreadMs));
      // One answer that never came must not make a second the usual thing.
      const sample = Math.min(tookMs, usualMs + 4 * spreadMs + 10);
      spreadMs += (Math.abs(sample - usualMs) - spreadMs) / 4;
      usualMs += (sample - usualMs) / 8;
      return late;
    },
  };
}
