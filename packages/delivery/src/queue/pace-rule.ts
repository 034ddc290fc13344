import type { Lane } from '../ports/pacer.ts';

/** The bucket. Times in ms since 1970, on one clock. */
export interface PaceState {
  /** The next even instant. */
  readonly nextAt: number;
  /** Everybody waits until then (`retry-after`, or a limit that fell). */
  readonly stoppedUntil: number;
  /** A single mail waits for its turn: campaigns let it pass until then. */
  readonly singleUntil: number;
  readonly perSecond: number;
  /** Requests the provider's window still takes, by its last answer (`ratelimit-remaining`) less what went since; 0 = not known. */
  readonly left: number;
  /** When the room of the last turns in the window is free again, oldest first; at most a window's worth. */
  readonly freeAt: readonly number[];
}

export type PaceAnswer =
  | { readonly kind: 'granted'; readonly state: PaceState }
  /** Not now: ask again in so long. Nothing is booked, so nothing can come late, bunch up or outlive a stop. */
  | { readonly kind: 'later'; readonly waitMs: number; readonly state: PaceState };

/** The figures of the rule; docs/decisions/0014-pacing.md says why. The Lua of shared-bucket.ts uses the same. */
export const pace = {
  /** Even distance between turns, as a multiple of 1/rate. */
  slack: 1.003,
  /** A turn keeps its room in the window this much longer than the window: two requests' ways differ. */
  guardMs: 25,
  /** Whoever asks a little after the even instant costs nobody behind it the time… */
  catchUpMs: 50,
  /** …and more while the window is in use: what its being full held up is caught up in the next. */
  busyCatchUpMs: 250,
  /** With so many left in its window the provider counts fewer than we do: it opens anew on the second. */
  plentyLeft: 2,
  /** So long a waiting single mail is awaited after the instant it was told. */
  singleGraceMs: 50,
  /** At this rate and above nothing is paced; `retry-after` still stops everyone. */
  unlimitedPerSecond: 1_000,
} as const;

export const freshPace = (perSecond: number): PaceState => ({
  nextAt: 0,
  stoppedUntil: 0,
  singleUntil: 0,
  perSecond,
  left: 0,
  freeAt: [],
});

/** Requests that fit into one window, and its length: a second, longer below one request a second. */
export function windowOf(perSecond: number): { readonly requests: number; readonly ms: number } {
  const requests = Math.max(1, Math.floor(perSecond));
  return { requests, ms: Math.max(1_000, (1_000 * requests) / perSecond) };
}

/**
 * May this lane make a request at `now`? Evenly spaced, and unless the provider says that its window has room, never a
 * window's worth plus one within any window, whatever the distances were. The same rule stands in Lua in shared-bucket.ts.
 */
export function paceRule(state: PaceState, lane: Lane, now: number): PaceAnswer {
  const window = windowOf(state.perSecond);
  const intervalMs = (1_000 / state.perSecond) * pace.slack;
  const bounded = state.perSecond < pace.unlimitedPerSecond;
  const roomAt = bounded && state.left < pace.plentyLeft ? (state.freeAt.at(-window.requests) ?? 0) : 0;
  const at = Math.max(state.nextAt, state.stoppedUntil, roomAt, lane === 'campaign' ? state.singleUntil : 0);
  if (at > now) {
    const singleUntil = lane === 'single' ? at + pace.singleGraceMs : state.singleUntil;
    return { kind: 'later', waitMs: at - now, state: { ...state, singleUntil } };
  }
  const freeAt = bounded
    ? [...state.freeAt, now + window.ms + pace.guardMs].slice(-pace.unlimitedPerSecond)
    : [];
  const isBusy = (state.freeAt.at(-1) ?? 0) > now;
  const nextAt = Math.max(state.nextAt, now - (isBusy ? pace.busyCatchUpMs : pace.catchUpMs)) + intervalMs;
  const singleUntil = lane === 'single' ? 0 : state.singleUntil;
  const left = Math.max(0, state.left - 1);
  return { kind: 'granted', state: { ...state, freeAt, left, nextAt, singleUntil } };
}

/** A limit that fell: what went out in the last window was taken under the old one, so everybody waits one out. */
export function withRate(state: PaceState, perSecond: number, now: number): PaceState {
  const stoppedUntil =
    perSecond < state.perSecond
      ? Math.max(state.stoppedUntil, now + windowOf(perSecond).ms)
      : state.stoppedUntil;
  return { ...state, perSecond, stoppedUntil };
}
