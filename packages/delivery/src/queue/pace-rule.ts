import type { Lane } from '../ports/pacer.ts';

/** The bucket: when the next request may go, until when everybody stops, how fast. Times in ms since 1970. */
export interface PaceState {
  readonly nextAt: number;
  readonly stoppedUntil: number;
  readonly perSecond: number;
}

export type PaceAnswer =
  | { readonly kind: 'granted'; readonly waitMs: number; readonly state: PaceState }
  /** Campaigns do not queue far ahead, so that single mails stay first: come back in so long. */
  | { readonly kind: 'later'; readonly waitMs: number }
  | { readonly kind: 'refused' };

/** Requests keep a little more than their even distance: network jitter must not put one too many into a window. */
const slack = 1.025;

/** Evenly spaced turns (no burst). The same rule stands in Lua in shared-bucket.ts; one table of cases tests both. */
export function paceRule(state: PaceState, lane: Lane, now: number, maxWaitMs: number): PaceAnswer {
  const intervalMs = (1000 / state.perSecond) * slack;
  const at = Math.max(state.nextAt, state.stoppedUntil, now);
  const waitMs = at - now;
  if (waitMs > maxWaitMs) return { kind: 'refused' };
  if (lane === 'campaign' && waitMs > intervalMs) return { kind: 'later', waitMs: waitMs - intervalMs };
  return { kind: 'granted', waitMs, state: { ...state, nextAt: at + intervalMs } };
}
