import type { RampPlan, RampToday, SentOn } from '@masthead/domain';

/** The provider lets nothing through (401, 403): all sending waits for a person. */
export interface SendingStop {
  readonly code: string;
  readonly message: string;
  readonly at: Date;
}

/** The setting under which the stop is kept; null or absent: nothing is stopped. */
export const sendingStopSetting = 'sendingStop';

/** A sender's warm-up and where it is today, counted from the ledger. */
export interface RampView extends RampToday {
  /** Of the sender's address. */
  readonly domain: string;
  readonly plan: RampPlan;
}

/** What an operator sees and decides about sending as a whole. */
export interface SendingVerbs {
  state(): Promise<{ readonly stopped: SendingStop | null; readonly ramps: readonly RampView[] }>;
  /** The key or domain was mended: campaigns stopped for it run on, waiting single mails go. False: nothing was stopped. */
  resume(actor: string): Promise<boolean>;
  /** From today's provider day on; replaces an earlier plan of that domain. */
  setRamp(domain: string, caps: readonly number[], actor: string): Promise<void>;
  /** No cap any more; campaigns that wait for it run on at once. False: there was none. */
  liftRamp(domain: string, actor: string): Promise<boolean>;
}

/** Counts mails handed over (or under way) from the batches; by the server's clock. */
export interface SentLedger {
  /**
   * With `upTo` (a frozen batch) only what was frozen no later than it: of several at once each sees those before it.
   */
  byDay(
    domain: string,
    sinceDay: string,
    upTo?: string,
  ): Promise<{ readonly today: string; readonly days: readonly SentOn[] }>;
  /** The provider's day now, and ms until the next. */
  today(): Promise<{ readonly day: string; readonly nextInMs: number }>;
}

/** The stop, as whoever calls the provider asks about it and sets it off. */
export interface SendingGate {
  stopped(): Promise<SendingStop | null>;
  /** After the first one the reason stays. */
  stop(why: { readonly code: string; readonly message: string }): Promise<void>;
}

/** Asked after a freeze, before the call. */
export interface RampGate {
  /** @returns why this frozen batch must not go today, and when it may; null: it may go. */
  refuses(
    from: string,
    batchId: string,
  ): Promise<{ readonly reason: string; readonly resumeInMs: number } | null>;
}
