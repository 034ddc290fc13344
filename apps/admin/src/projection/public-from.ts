import { assertNever, type CampaignView } from '@masthead/domain';
import type { Issue } from '../payload-types.ts';

/** The earlier of the archive's date and the send's instant: what readers could open once stays open. */
export function publicFromOf(
  issue: Pick<Issue, 'publicFrom'>,
  campaign: CampaignView | undefined,
): Date | null {
  const archived = issue.publicFrom ? new Date(issue.publicFrom) : null;
  const sent = campaign === undefined ? null : instantOf(campaign);
  if (archived === null || sent === null) return archived ?? sent;
  return new Date(Math.min(archived.getTime(), sent.getTime()));
}

/** Cancelling before the first mail takes the page back; afterwards readers hold links to it. */
function instantOf(campaign: CampaignView): Date | null {
  switch (campaign.status) {
    case 'scheduled':
    case 'preparing':
    case 'submitting':
    case 'waiting':
    case 'submitted':
      return campaign.scheduledFor;
    case 'held':
    case 'paused':
      return wasOpen(campaign) ? campaign.scheduledFor : null;
    case 'cancelled':
    case 'failed':
      return hasGoneOut(campaign) ? campaign.scheduledFor : null;
    default:
      return assertNever(campaign.status);
  }
}

/**
 * The page opens at the instant, whether or not the worker is there to send. What stops a campaign only afterwards (a
 * worker that comes back late and asks a person first, a pause) finds readers who hold links to it; what stopped it
 * before, an edit above all, keeps it shut.
 */
function wasOpen({ startedAt, stoppedAt, scheduledFor }: CampaignView): boolean {
  return startedAt !== null || stoppedAt === null || stoppedAt >= scheduledFor;
}

const goneOut = ['unknown', 'submitted', 'delayed', 'delivered', 'bounced', 'complained'] as const;

/** Has any mail of it left, as far as we know? A doubt counts as yes. */
export function hasGoneOut(campaign: CampaignView): boolean {
  return campaign.inFlight > 0 || goneOut.some((state) => (campaign.counts[state] ?? 0) > 0);
}
