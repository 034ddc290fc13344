import { randomUUID } from 'node:crypto';

export type SuppressionOrigin = 'bounce' | 'complaint' | 'manual';

export interface Suppression {
  readonly id: string;
  readonly email: string;
  readonly origin: SuppressionOrigin;
  readonly sourceId: string | null;
  readonly createdAt: number;
}

export type SuppressionChange =
  | { readonly type: 'suppression.added'; readonly suppression: Suppression }
  | { readonly type: 'suppression.removed'; readonly id: string };

/** The team's suppression list: by address (lower case) and by id, oldest first. */
export class SuppressionList {
  readonly #byEmail = new Map<string, Suppression>();
  readonly #byId = new Map<string, Suppression>();

  apply(change: SuppressionChange): void {
    if (change.type === 'suppression.added') {
      this.#byEmail.set(change.suppression.email, change.suppression);
      this.#byId.set(change.suppression.id, change.suppression);
      return;
    }
    const known = this.#byId.get(change.id);
    if (known === undefined) return;
    this.#byId.delete(known.id);
    this.#byEmail.delete(known.email);
  }

  has(email: string): boolean {
    return this.#byEmail.has(email);
  }

  find(idOrEmail: string): Suppression | undefined {
    return this.#byId.get(idOrEmail) ?? this.#byEmail.get(idOrEmail.toLowerCase());
  }

  /** Newest first. */
  list(): Suppression[] {
    return [...this.#byId.values()].reverse();
  }

  clear(): void {
    this.#byEmail.clear();
    this.#byId.clear();
  }
}

export function newSuppression(
  email: string,
  origin: SuppressionOrigin,
  sourceId: string | null,
  now: number,
): Suppression {
  return { id: randomUUID(), email: email.toLowerCase(), origin, sourceId, createdAt: now };
}
