import { assertNever, type SubscriptionState } from '@masthead/domain';
import type { SubscriberRow } from '../../features/subscribers/subscriber-shape.ts';
import { dayLabel } from '../moment-label.ts';

export function stateWord(state: SubscriptionState): string {
  switch (state) {
    case 'pending':
      return 'Pending';
    case 'confirmed':
      return 'Confirmed';
    case 'unsubscribed':
      return 'Unsubscribed';
    default:
      return assertNever(state);
  }
}

/** What an operator must know beside the state: why a confirmed reader may still get nothing. */
export function besideState(row: SubscriberRow, now: Date): string | null {
  if (row.suppressed) return 'Suppressed: not mailed by anyone';
  if (row.state !== 'confirmed') return null;
  if (row.pausedUntil !== null && Date.parse(row.pausedUntil) > now.getTime()) {
    return `Paused until ${dayLabel(row.pausedUntil, 'UTC')}`;
  }
  return row.frequency === 'monthly' ? 'Monthly digest only' : null;
}
