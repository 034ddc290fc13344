import { assertNever, type CampaignStatus, type DeliveryState } from '@masthead/domain';
import type { CampaignShown } from '../../features/desk/desk-shape.ts';
import { momentLabel } from '../moment-label.ts';

/** A status in the desk's own words. */
export function statusWord(status: CampaignStatus): string {
  switch (status) {
    case 'scheduled':
      return 'Scheduled';
    case 'held':
      return 'On hold';
    case 'preparing':
      return 'Preparing';
    case 'submitting':
      return 'Sending';
    case 'waiting':
      return 'First sent, rest waits';
    case 'paused':
      return 'Paused';
    case 'submitted':
      return 'Sent';
    case 'cancelled':
      return 'Cancelled';
    case 'failed':
      return 'Failed';
    default:
      return assertNever(status);
  }
}

/** Payload's pill for a status; the word in it says the same. */
export function statusPill(status: CampaignStatus): 'light-gray' | 'success' | 'warning' | 'error' {
  switch (status) {
    case 'scheduled':
    case 'preparing':
    case 'submitting':
    case 'waiting':
    case 'cancelled':
      return 'light-gray';
    case 'held':
    case 'paused':
      return 'warning';
    case 'submitted':
      return 'success';
    case 'failed':
      return 'error';
    default:
      return assertNever(status);
  }
}

/** The instant that matters now: when it started, else when it will, or would have. In the newsletter's zone. */
export function whenWord(
  { startedAt, scheduledFor, status }: CampaignShown,
  timeZone: string,
): { readonly verb: string; readonly at: string } {
  if (startedAt !== null) return { verb: 'Started', at: momentLabel(startedAt, timeZone, { short: true }) };
  const verb = status === 'cancelled' || status === 'failed' ? 'Was due' : 'Due';
  return { verb, at: momentLabel(scheduledFor, timeZone, { short: true }) };
}

export interface Totals {
  /** Cut into batches so far, or all of them. */
  readonly recipients: number;
  /** Not handed over yet. */
  readonly waiting: number;
  /** The provider took it, whatever became of it after. */
  readonly submitted: number;
  /** The receiving server took it; who complained has got it too. */
  readonly delivered: number;
  /** The provider or the receiving server refused it for good. */
  readonly failed: number;
  /** Left out at the last look, or taken back by a cancel. */
  readonly skipped: number;
  /** Nobody can say whether it was sent. */
  readonly unknown: number;
}

/** The ten states of a delivery, summed to what an editor asks. Each recipient is in exactly one state. */
export function totalsOf({ counts, recipients }: Pick<CampaignShown, 'counts' | 'recipients'>): Totals {
  const of = (...states: DeliveryState[]) => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const delivered = of('delivered', 'complained');
  const failed = of('failed', 'bounced', 'suppressed');
  const submitted = of('submitted', 'delayed') + delivered + failed;
  const cut = of('pending', 'unknown', 'skipped') + submitted;
  return {
    recipients: recipients ?? cut,
    waiting: of('pending'),
    submitted,
    delivered,
    failed,
    skipped: of('skipped'),
    unknown: of('unknown'),
  };
}
