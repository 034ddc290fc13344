/** `fixed`: so many requests in each aligned window. `sliding`: so many in any stretch of that length. */
export type WindowKind = 'fixed' | 'sliding';

export interface RequestLimit {
  /** Requests a window; 0 = unlimited. */
  readonly requests: number;
  readonly window: WindowKind;
  readonly windowMs: number;
}

export interface WindowAnswer {
  readonly ok: boolean;
  readonly headers: Record<string, string>;
}

export interface WindowCount {
  readonly requests: number;
  readonly refused: number;
  /** Most arrivals (refused ones too) seen in one aligned window, and in any stretch of the window's length. */
  readonly maxInFixedWindow: number;
  readonly maxInSlidingWindow: number;
}

/** One limit for the whole team, over all keys. Times are wall-clock milliseconds and never go back. */
export class RequestWindow {
  #limit: RequestLimit;
  #taken = new Times();
  #arrivals = new Times();
  #windowStart = -1;
  #inWindow = 0;
  #takenInWindow = 0;
  #count = { requests: 0, refused: 0, maxInFixedWindow: 0, maxInSlidingWindow: 0 };

  constructor(limit: RequestLimit) {
    this.#limit = limit;
  }

  get limit(): RequestLimit {
    return this.#limit;
  }

  setLimit(limit: RequestLimit): void {
    this.#limit = limit;
  }

  /** Counts one arrival and says whether the limit lets it through; refused requests take nothing from the window. */
  take(now: number): WindowAnswer {
    const { requests, window, windowMs } = this.#limit;
    this.#arrive(now);
    if (requests === 0) return { ok: true, headers: {} };
    this.#taken.dropUntil(now - windowMs);
    const used = window === 'fixed' ? this.#takenInWindow : this.#taken.size;
    const ok = used < requests;
    if (ok) {
      this.#takenInWindow += 1;
      this.#taken.push(now);
    } else {
      this.#count.refused += 1;
    }
    const opensAt = window === 'fixed' ? this.#windowStart + windowMs : (this.#taken.first ?? now) + windowMs;
    return { ok, headers: headersOf(this.#limit, ok ? requests - used - 1 : 0, opensAt - now, ok) };
  }

  count(): WindowCount {
    return { ...this.#count };
  }

  resetCount(): void {
    this.#count = { requests: 0, refused: 0, maxInFixedWindow: 0, maxInSlidingWindow: 0 };
    this.#arrivals = new Times();
    this.#inWindow = 0;
  }

  #arrive(now: number): void {
    const start = now - (now % this.#limit.windowMs);
    if (start !== this.#windowStart) {
      this.#windowStart = start;
      this.#inWindow = 0;
      this.#takenInWindow = 0;
    }
    this.#inWindow += 1;
    this.#arrivals.dropUntil(now - this.#limit.windowMs);
    this.#arrivals.push(now);
    const count = this.#count;
    count.requests += 1;
    count.maxInFixedWindow = Math.max(count.maxInFixedWindow, this.#inWindow);
    count.maxInSlidingWindow = Math.max(count.maxInSlidingWindow, this.#arrivals.size);
  }
}

function headersOf(
  limit: RequestLimit,
  remaining: number,
  untilMs: number,
  ok: boolean,
): Record<string, string> {
  const seconds = String(Math.max(1, Math.ceil(untilMs / 1000)));
  const headers: Record<string, string> = {
    'ratelimit-limit': String(limit.requests),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': seconds,
    'ratelimit-policy': `${limit.requests};w=${Math.max(1, Math.round(limit.windowMs / 1000))}`,
  };
  if (!ok) headers['retry-after'] = seconds;
  return headers;
}

/** A queue of times that drops from the front without moving the rest each time. */
class Times {
  #items: number[] = [];
  #head = 0;

  get size(): number {
    return this.#items.length - this.#head;
  }

  get first(): number | undefined {
    return this.#items[this.#head];
  }

  push(time: number): void {
    this.#items.push(time);
  }

  /** Forgets every time at or before `time`. */
  dropUntil(time: number): void {
    while ((this.#items[this.#head] ?? Number.POSITIVE_INFINITY) <= time) this.#head += 1;
    if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
  }
}
