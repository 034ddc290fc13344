import { assertNever } from '@masthead/domain';
import type { CampaignShown } from '../../features/desk/desk-shape.ts';

/** Where a campaign is, in one line for an editor. */
export function describeCampaign(campaign: CampaignShown): string {
  const { label, recipients, status } = campaign;
  const readers = recipients === null ? 'its readers' : plural(recipients, 'reader');
  switch (status) {
    case 'scheduled':
      return `Scheduled for ${label}`;
    case 'held':
      return `On hold${because(campaign)}`;
    case 'preparing':
      return `Sending: going through the list`;
    case 'submitting':
      return `Sending: ${handedOver(campaign)} of ${recipients ?? '…'} handed over`;
    case 'paused':
      return `Paused${because(campaign)}`;
    case 'submitted':
      return `Sent to ${readers}`;
    case 'cancelled':
      return `Cancelled${because(campaign)}`;
    case 'failed':
      return `Failed${because(campaign)}`;
    default:
      return assertNever(status);
  }
}

/** One number a state that holds anything, in the order in which mails move through them. */
export function countsOf(campaign: CampaignShown): readonly { state: string; count: number }[] {
  const order = [
    'pending',
    'unknown',
    'submitted',
    'delayed',
    'delivered',
    'failed',
    'suppressed',
    'bounced',
    'complained',
    'skipped',
  ] as const;
  return order
    .map((state) => ({ state, count: campaign.counts[state] ?? 0 }))
    .filter(({ count }) => count > 0);
}

export function isLive(campaign: CampaignShown | null): campaign is CampaignShown {
  return campaign !== null && !['submitted', 'cancelled', 'failed'].includes(campaign.status);
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

function handedOver(campaign: CampaignShown): number {
  return countsOf(campaign)
    .filter(({ state }) => state !== 'pending' && state !== 'unknown')
    .reduce((sum, { count }) => sum + count, 0);
}

function because(campaign: CampaignShown): string {
  return campaign.reason === null || campaign.reason === '' ? '' : `: ${campaign.reason}`;
}
