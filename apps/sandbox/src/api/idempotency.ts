import { ApiError } from './errors.ts';

/** How long a key is remembered, by the virtual clock. */
export const REMEMBERED_MS = 24 * 3_600_000;
const MAX_KEY = 256;

interface Remembered {
  readonly hash: string;
  /** The call that answered; null while it is in flight. */
  call: number | null;
  at: number;
}

/** The memory of Idempotency-Keys: same key and body, same answer; the same key never means two things. */
export class IdempotencyMemory {
  readonly #keys = new Map<string, Remembered>();
  #conflicts = 0;

  /**
   * Claims a key for a body. Returns the call that already answered it, or null: it is the caller's, who must
   * `settle` or `abandon` it. Throws the provider's 400 and 409.
   */
  claim(key: string, hash: string, now: number): number | null {
    if (key.length < 1 || key.length > MAX_KEY)
      throw new ApiError('invalid_idempotency_key', 'The key must be between 1-256 chars.');
    this.#forgetOld(now);
    const known = this.#keys.get(key);
    if (known === undefined) {
      this.#keys.set(key, { hash, call: null, at: now });
      return null;
    }
    if (known.call === null)
      throw new ApiError(
        'concurrent_idempotent_requests',
        'Same idempotency key used while original request is still in progress.',
      );
    if (known.hash !== hash) {
      this.#conflicts += 1;
      throw new ApiError(
        'invalid_idempotent_request',
        'Same idempotency key used with a different request payload.',
      );
    }
    return known.call;
  }

  settle(key: string, hash: string, call: number, at: number): void {
    // Set anew, so that the map stays in the order of time.
    this.#keys.delete(key);
    this.#keys.set(key, { hash, call, at });
  }

  abandon(key: string): void {
    if (this.#keys.get(key)?.call === null) this.#keys.delete(key);
  }

  get size(): number {
    return this.#keys.size;
  }

  /** Requests refused because their key had another body; since the start. */
  get conflicts(): number {
    return this.#conflicts;
  }

  clear(): void {
    this.#keys.clear();
    this.#conflicts = 0;
  }

  #forgetOld(now: number): void {
    for (const [key, { at, call }] of this.#keys) {
      if (at + REMEMBERED_MS > now) return;
      if (call !== null) this.#keys.delete(key);
    }
  }
}
