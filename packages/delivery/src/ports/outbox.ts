export const outboxKinds = [
  'confirm',
  'welcome',
  'goodbye',
  'move',
  'moved',
  'test',
  'password-reset',
  'invitation',
  'notice',
] as const;
export type OutboxKind = (typeof outboxKinds)[number];

/** A single mail, rendered before it is enqueued so that every attempt sends the same bytes. */
export interface OutboxMail {
  /** Names the purpose, not the mail: asking twice for the same purpose sends one. E.g. `confirm/<subscriptionId>/<day>`. */
  readonly purposeKey: string;
  readonly kind: OutboxKind;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type OutboxState = 'ready' | 'submitting' | 'submitted' | 'failed' | 'unknown';

export interface OutboxVerbs {
  enqueue(mail: OutboxMail): Promise<'queued' | 'already'>;
  state(purposeKey: string): Promise<OutboxState | null>;
}
