import { assertNever, DeliveryState } from '@masthead/domain';
import type { CampaignShown } from '../../features/desk/desk-shape.ts';

/** Where a campaign is, in one line for an editor. */
export function describeCampaign(campaign: CampaignShown): string {
  const { label, recipients, status } = campaign;
  const readers = recipients === null ? 'its readers' : plural(recipients, 'reader');
  switch (status) {
    case 'scheduled':
      return `Scheduled for ${label}`;
    case 'held':
      return withReason('On hold', campaign.reason);
    case 'preparing':
      return `Sending: going through the list`;
    case 'submitting':
      return `Sending: ${handedOver(campaign).toLocaleString('en')} of ${recipients?.toLocaleString('en') ?? '…'} handed over`;
    case 'waiting':
      return waitingWords(campaign);
    case 'paused':
      return withReason('Paused', campaign.reason);
    case 'submitted':
      return `Sent to ${readers}`;
    case 'cancelled':
      return withReason('Cancelled', campaign.reason);
    case 'failed':
      return withReason('Failed', campaign.reason);
    default:
      return assertNever(status);
  }
}

/** "The first 500 readers have it; the rest goes Friday 27 November, 09:30". */
function waitingWords({ canary }: CampaignShown): string {
  if (canary === null || canary.until === null) return 'The first readers have it, the rest waits';
  const first =
    canary.recipients === 1
      ? 'The first reader has it'
      : `The first ${plural(canary.recipients, 'reader')} have it`;
  return `${first}; the rest goes ${canary.until.label}`;
}

/** One number a state that holds anything, in the order in which mails move through them. */
export function countsOf(campaign: CampaignShown): readonly { state: string; count: number }[] {
  return DeliveryState.options
    .map((state) => ({ state, count: campaign.counts[state] ?? 0 }))
    .filter(({ count }) => count > 0);
}

export function isLive(campaign: CampaignShown | null): campaign is CampaignShown {
  return campaign !== null && !['submitted', 'cancelled', 'failed'].includes(campaign.status);
}

/** "Paused: the provider's quota is used up"; a reason that says the state itself stands alone: "Paused by Ada". */
export function withReason(word: string, reason: string | null): string {
  if (reason === null || reason === '') return word;
  return reason.toLowerCase().startsWith(`${word.toLowerCase()} `)
    ? `${word}${reason.slice(word.length)}`
    : `${word}: ${reason}`;
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

function handedOver(campaign: CampaignShown): number {
  return countsOf(campaign)
    .filter(({ state }) => state !== 'pending' && state !== 'unknown')
    .reduce((sum, { count }) => sum + count, 0);
}
