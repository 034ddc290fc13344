import type { DeliveryState } from '@masthead/domain';

/** Why mails came to be in a state, in the provider's own short words: `invalid_recipient`, `Permanent/General`. */
export interface FailureReason {
  readonly state: DeliveryState;
  readonly why: string;
  /** Mails of which it was said. */
  readonly count: number;
}
