/** The whole error vocabulary of the provider, as one closed union; a name it never told us is `unknown_error`. */
export const providerErrorNames = [
  'invalid_idempotency_key',
  'validation_error',
  'missing_api_key',
  'restricted_api_key',
  'invalid_api_key',
  'suspended_api_key',
  'invalid_permission',
  'invalid_access',
  'security_error',
  'not_found',
  'method_not_allowed',
  'concurrent_idempotent_requests',
  'invalid_idempotent_request',
  'invalid_attachment',
  'invalid_from_address',
  'invalid_parameter',
  'invalid_region',
  'missing_required_field',
  'rate_limit_exceeded',
  'daily_quota_exceeded',
  'monthly_quota_exceeded',
  'application_error',
  'internal_server_error',
  'service_unavailable',
  'unknown_error',
] as const;
export type ProviderErrorName = (typeof providerErrorNames)[number];

/** Why a call may or may not have been taken. */
export type DoubtReason =
  /** Timeout, reset, refused connection, cut or unreadable answer, 5xx: same key, same body, later. */
  | 'no-answer'
  | 'server-error'
  | 'unreadable-answer'
  /** Another call with this key is under way at the provider. */
  | 'concurrent'
  /** The provider knows this key with another body: an earlier attempt registered. Never mint a new key. */
  | 'key-taken';

/**
 * Nothing was sent by this call:
 * `invalid` this batch is wrong (422) · `quota` until the window opens · `access` key or domain: nothing can be sent ·
 * `bug` our request is wrong in kind (400, 404, 405).
 */
export type Refusal = 'invalid' | 'quota' | 'access' | 'bug';

export type SubmitOutcome =
  /** `ids[i]` belongs to message i; null where the provider refused that one message (permissive only, see `refused`). */
  | {
      readonly kind: 'accepted';
      readonly ids: readonly (string | null)[];
      readonly refused: readonly { readonly index: number; readonly message: string }[];
    }
  /** 429 of the rate limit: nothing was sent, costs no attempt. */
  | { readonly kind: 'retryAfter'; readonly ms: number }
  | { readonly kind: 'inDoubt'; readonly why: DoubtReason }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly code: ProviderErrorName;
      readonly message: string;
      /** When the provider says how long its window stays shut. */
      readonly retryAfterMs: number | null;
    };

/** Every kind that an outcome may be of. */
export const submitOutcomes = [
  'accepted',
  'retryAfter',
  'inDoubt',
  'refused',
] as const satisfies readonly SubmitOutcome['kind'][];

export interface Tag {
  readonly name: string;
  readonly value: string;
}

/** One single mail, all of it fixed. */
export interface OutgoingMail {
  /** RFC 5322 mailbox, already quoted. */
  readonly from: string;
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
}

/** What is the same for every message of a campaign; fixed at its start. */
export interface CampaignMail {
  readonly from: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly slots: {
    readonly html: readonly { readonly key: PlaceholderName; readonly at: number }[];
    readonly text: readonly { readonly key: PlaceholderName; readonly at: number }[];
  };
  /** `template`: the provider's id of the published rendition. */
  readonly handOver: { readonly mode: 'inline' } | { readonly mode: 'template'; readonly templateId: string };
}
export type PlaceholderName = 'GREETING_HTML' | 'GREETING_TEXT' | 'UNSUB_TOKEN' | 'PREFS_TOKEN';

/** One recipient's share of a batch. */
export interface CampaignMessage {
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly values: Readonly<Record<PlaceholderName, string>>;
}

export interface SubmitOptions {
  /** 1–256 characters. */
  readonly idempotencyKey: string;
  readonly validation: 'strict' | 'permissive';
}

/** A body ready to go. Made again from the same campaign and messages it is the same, byte for byte. */
export interface OutgoingBatch {
  /** SHA-256 (hex) of the body's bytes. */
  readonly sha256: string;
  /** Messages in it, 1–100. */
  readonly size: number;
  /** One call, now: the caller has taken its turn with the pacer. */
  submit(options: SubmitOptions): Promise<SubmitOutcome>;
}

export type PublishOutcome =
  | { readonly kind: 'published'; readonly templateId: string }
  /** The provider's copy is not ours, or content cannot go this way: hand over inline and say so. */
  | { readonly kind: 'unfit'; readonly why: string }
  | Exclude<SubmitOutcome, { readonly kind: 'accepted' }>;

/**
 * Door 3 (docs/ARCHITECTURE.md): the only way to the provider, used by the worker alone. Never throws for what the
 * provider or the network does; every call ends within the provider-call time of the timing table.
 */
export interface MailTransport {
  /** Cuts a campaign's mail once; the encoder then makes batches of it. Pure. @throws RangeError when a slot is not where it says. */
  prepare(mail: CampaignMail): (messages: readonly CampaignMessage[]) => OutgoingBatch;
  /** One mail through the first lane; waits for its turn, `ids` has one entry. */
  submitMail(mail: OutgoingMail, idempotencyKey: string): Promise<SubmitOutcome>;
  /** Publishes the mail as a template of that name (again: the same one) and reads it back byte for byte. */
  publishTemplate(name: string, mail: CampaignMail): Promise<PublishOutcome>;
  /** By id or name; true when it is gone. */
  deleteTemplate(template: string): Promise<boolean>;
  /** A mail as the provider keeps it; null while there is none, or it may not be read. */
  retrieve(
    mailId: string,
  ): Promise<{ readonly subject: string; readonly html: string | null; readonly text: string | null } | null>;
  /** Names address and key in use without telling the key. */
  readonly account: string;
  /** Ends the calls under way, each in doubt: for a worker that has to go and whose provider does not answer. */
  hangUp(): void;
  close(): Promise<void>;
}
