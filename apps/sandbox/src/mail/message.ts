export type Tags = Readonly<Record<string, string>>;

/** One message as it came in, checked (check-message.ts). Names of fields are the provider's. */
export interface IncomingMessage {
  readonly from: string;
  readonly to: string | readonly string[];
  readonly subject?: string;
  readonly html?: string;
  readonly text?: string;
  readonly cc?: string | readonly string[];
  readonly bcc?: string | readonly string[];
  readonly reply_to?: string | readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly tags?: readonly { readonly name: string; readonly value: string }[];
  readonly template?: {
    readonly id: string;
    readonly variables?: Readonly<Record<string, string | number>>;
  };
}

/** What the oracle's log says of one accepted message. */
export interface LoggedMessage {
  readonly id: string;
  readonly to: readonly string[];
  readonly tags: Tags;
  /** What will become of it, where that is not "delivered" (recipient-fate.ts). */
  readonly fate?: Exclude<Fate, 'delivered'>;
}

/** What becomes of an accepted message. `quota` and `failed` are accepted but never sent. */
export const FATES = [
  'delivered',
  'bounced',
  'soft',
  'delayed',
  'complained',
  'suppressed',
  'failed',
  'quota',
  'silent',
] as const;
export type Fate = (typeof FATES)[number];

/** A stored message but for its body. */
export interface Envelope {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Tags;
  readonly templateId: string | null;
  readonly fate: Fate;
  /** When it was accepted, virtual milliseconds. */
  readonly at: number;
}

/** A stored message with its variables filled in: what a reader would find in the inbox. */
export interface RenderedMessage extends Envelope {
  readonly html: string | null;
  readonly text: string | null;
}

export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
