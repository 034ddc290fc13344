/** The provider's clock, which a test may move: idempotency memory, quotas and webhook retries live by it. */
export interface VirtualClock {
  /** Milliseconds since the epoch, virtual. */
  now(): number;
  /** How far the virtual clock is ahead of the wall clock, in milliseconds. */
  offset(): number;
  /** Moves the clock forward; `ms` must not be negative. */
  advance(ms: number): void;
  /** Called after every move. */
  onMove(listener: () => void): void;
}

export function makeClock(wallClock: () => number, startOffset = 0): VirtualClock {
  let offset = startOffset;
  const listeners: (() => void)[] = [];
  return {
    now: () => wallClock() + offset,
    offset: () => offset,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('the virtual clock only moves forward');
      offset += ms;
      for (const listener of listeners) listener();
    },
    onMove(listener) {
      listeners.push(listener);
    },
  };
}
