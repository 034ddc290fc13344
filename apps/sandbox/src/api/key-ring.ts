import { ApiError } from './errors.ts';

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly permission: 'full_access' | 'sending_access';
  readonly createdAt: number;
}

export type ApiKeyChange =
  | { readonly type: 'key.added'; readonly key: ApiKey }
  | { readonly type: 'key.removed'; readonly id: string };

/** The team's keys. The first one comes from the environment and has full access. */
export class KeyRing {
  readonly #byToken = new Map<string, ApiKey>();
  readonly #first: ApiKey;

  constructor(first: ApiKey) {
    this.#first = first;
    this.#byToken.set(first.token, first);
  }

  apply(change: ApiKeyChange): void {
    if (change.type === 'key.added') {
      this.#byToken.set(change.key.token, change.key);
      return;
    }
    for (const key of this.#byToken.values()) {
      if (key.id === change.id) this.#byToken.delete(key.token);
    }
  }

  /** Who is calling. Throws `missing_api_key` (401) or `invalid_api_key` (403). */
  authorise(authorization: string | undefined): ApiKey {
    const token = authorization?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (token === undefined)
      throw new ApiError('missing_api_key', 'Missing API key in the authorization header.');
    const key = this.#byToken.get(token);
    if (key === undefined) throw new ApiError('invalid_api_key', 'API key is invalid');
    return key;
  }

  list(): ApiKey[] {
    return [...this.#byToken.values()].reverse();
  }

  clear(): void {
    this.#byToken.clear();
    this.#byToken.set(this.#first.token, this.#first);
  }
}
