import type { DeliveryState } from './campaign.ts';

/** The order in which a delivery's state only ever rises; equal ranks are settled by event id. */
export const deliveryRank: Readonly<Record<DeliveryState, number>> = {
  pending: 0,
  unknown: 1,
  submitted: 2,
  delayed: 3,
  delivered: 4,
  failed: 5,
  suppressed: 5,
  bounced: 6,
  complained: 7,
  // Decided by us before anything was handed over: no event can follow.
  skipped: 9,
};

export interface StateChange {
  readonly state: DeliveryState;
  /** Empty when we decided it ourselves. */
  readonly eventId: string;
}

/** The higher of two; commutative, associative, idempotent: events may come in any order, any number of times. */
export function raise(current: StateChange, next: StateChange): StateChange {
  return deliveryMark(next) > deliveryMark(current) ? next : current;
}

/** `rank|event id|state`: as strings, greater means later in the order above, so `$max` is `raise`. */
export function deliveryMark(change: StateChange): string {
  return `${deliveryRank[change.state]}|${change.eventId}|${change.state}`;
}

export function readDeliveryMark(mark: string): StateChange {
  const parts = mark.split('|');
  return { state: parts[parts.length - 1] as DeliveryState, eventId: parts.slice(1, -1).join('|') };
}
