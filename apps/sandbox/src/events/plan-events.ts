import { assertNever } from '../assert-never.ts';
import type { Fate } from '../mail/message.ts';

export type EmailEventType =
  | 'email.sent'
  | 'email.delivered'
  | 'email.delivery_delayed'
  | 'email.bounced'
  | 'email.complained'
  | 'email.failed'
  | 'email.suppressed';

/** What the provider reports of a mail with this fate, in order. */
export function planEvents(fate: Fate): readonly EmailEventType[] {
  switch (fate) {
    case 'delivered':
      return ['email.sent', 'email.delivered'];
    case 'bounced':
    case 'soft':
      return ['email.sent', 'email.bounced'];
    case 'delayed':
      return ['email.sent', 'email.delivery_delayed', 'email.delivered'];
    case 'complained':
      return ['email.sent', 'email.delivered', 'email.complained'];
    case 'suppressed':
      return ['email.suppressed'];
    case 'failed':
    case 'quota':
      return ['email.failed'];
    case 'silent':
      return [];
    default:
      return assertNever(fate);
  }
}

/** How long after acceptance the n-th event of a mail is due, at timescale 1. */
export function dueAfterMs(position: number): number {
  return position * 250;
}
