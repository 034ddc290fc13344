import { assertNever, type BatchState, type DeliveryState } from '@masthead/domain';

/** What a recipient is as long as nothing particular is known of it. */
export function stateOfBatch(state: BatchState): DeliveryState {
  switch (state) {
    case 'ready':
    case 'submitting':
      return 'pending';
    case 'submitted':
      return 'submitted';
    case 'unknown':
      return 'unknown';
    case 'cancelled':
      return 'skipped';
    default:
      return assertNever(state);
  }
}
