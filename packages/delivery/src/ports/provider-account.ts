/** What a worker saw of our account at the provider, as facts: the doctor judges them. */
export interface AccountSeen {
  readonly requestId: string;
  readonly at: Date;
  /** Is the provider a sandbox (RESEND_BASE_URL is set)? */
  readonly standIn: boolean;
  /** `full`: it may look around. `sending`: it may send and nothing else. `refused`: it opens nothing. `silent`: no answer that could be read. */
  readonly key: 'full' | 'sending' | 'refused' | 'silent';
  /** The provider's own words where it said no; null otherwise. */
  readonly said: string | null;
  /** Sending domains by name; null where the key may not look. `verified` is the one status that sends. */
  readonly domains: readonly { readonly name: string; readonly status: string }[] | null;
  /** The provider's webhook that leads to us; null: none does, or the key may not look (`key`). */
  readonly webhook: WebhookSeen | null;
}

export interface WebhookSeen {
  readonly endpoint: string;
  readonly enabled: boolean;
  /** Types of events it is told of; null: all. */
  readonly events: readonly string[] | null;
  /** What our site answered to a probe signed with the provider's own secret: an HTTP status, or null when nothing answered. */
  readonly probe: number | null;
}

/** Asked for at the desk, done by the worker, which alone calls the provider. */
export interface AccountVerbs {
  /** Answers the request's id, which what is seen will carry. */
  request(): Promise<string>;
  latest(): Promise<AccountSeen | null>;
}

/** Looks at the account, now. Never throws. */
export interface ProviderAccount {
  look(): Promise<Omit<AccountSeen, 'requestId' | 'at'>>;
}

/** A signed event of this type is answered and not kept: it asks whether secret and address are right. */
export const probeType = 'masthead.probe';
