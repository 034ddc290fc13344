import type { RampView, SendingStop } from '@masthead/delivery';

/** What stands in the way of sending, in a sentence for whoever looks. */
export interface SendingNotice {
  /** `stopped`: nothing goes out until a person resumes. `capped`: only so many a day. */
  readonly kind: 'stopped' | 'capped';
  readonly text: string;
}

/** Sending as a whole, over all campaigns and newsletters. */
export interface SendingShown {
  readonly stopped: SendingStop | null;
  readonly ramps: readonly RampView[];
  /** Empty when nothing is in the way today. */
  readonly notices: readonly SendingNotice[];
}
