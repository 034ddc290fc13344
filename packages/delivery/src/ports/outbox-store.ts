import type { OutboxKind, OutboxMail, OutboxState } from './outbox.ts';

/** One claimed mail. `epoch` fences: a worker that was frozen and comes back changes nothing. Times are the server's. */
export interface ClaimedMail {
  readonly mail: OutboxMail;
  /** What its events carry. */
  readonly tag: string;
  readonly epoch: number;
  readonly attempt: number;
  /** Calls made under this attempt. */
  readonly tries: number;
  readonly claimedAt: Date;
  readonly firstAttemptAt: Date | null;
  readonly bodyHash: string | null;
  /** A call of this attempt may have been taken: an ambiguous answer, or a worker that died after freezing. */
  readonly inDoubt: boolean;
}

export interface MailFault {
  readonly code: string;
  readonly message: string;
}

type Fence = Pick<ClaimedMail, 'mail' | 'epoch'>;

/** Every write but `put` is guarded by the epoch; false means that somebody else has the mail now. */
export interface OutboxStore {
  /** False when that purpose has its mail already. */
  put(mail: OutboxMail, tag: string): Promise<boolean>;
  state(purposeKey: string): Promise<OutboxState | null>;
  /** The one longest due, leased. */
  claim(leaseMs: number): Promise<ClaimedMail | null>;
  freeze(claim: Fence, bodyHash: string): Promise<boolean>;
  /** Accepted; the bodies go, because nothing needs them any more. */
  submitted(claim: Fence, providerId: string): Promise<boolean>;
  /** Proved unsent: ready again, with a new attempt unless it costs none. */
  thaw(
    claim: Fence,
    next: { readonly delayMs: number; readonly newAttempt: boolean; readonly fault: MailFault | null },
  ): Promise<boolean>;
  /** May have been sent: same key and body again after the delay. */
  doubt(claim: Fence, next: { readonly delayMs: number; readonly fault: MailFault }): Promise<boolean>;
  settle(claim: Fence, state: 'failed' | 'unknown', fault: MailFault): Promise<boolean>;
  /** Unsettled mails from before that moment become unknown. Answers how many. */
  abandonBefore(at: Date): Promise<number>;
  /** Mails in doubt or unknown of which an event has told: the provider did take them. Answers how many. */
  settleFromEvents(): Promise<number>;
}

/** Whether a suppression stops this kind: mails to readers yes; to people who work here only the provider may say no. */
export const obeysSuppressions: Readonly<Record<OutboxKind, boolean>> = {
  confirm: true,
  welcome: true,
  goodbye: true,
  move: true,
  moved: true,
  test: false,
  'password-reset': false,
  invitation: false,
  notice: false,
};
