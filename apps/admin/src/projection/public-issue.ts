import { contentVersionOf, type PublicIssue } from '@masthead/archive';
import { assertNever, type CampaignView } from '@masthead/domain';
import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { publicCorrections } from '../features/corrections/public-corrections.ts';
import { followMerges } from '../features/merge/follow-merges.ts';
import type { Issue } from '../payload-types.ts';

/** What the public may see of an issue, and from when; null while that is nothing. Reads only what is approved. */
export async function publicIssueOf(payload: Payload, issueId: string): Promise<PublicIssue | null> {
  const issue = await payload.findByID({ collection: 'issues', id: issueId, depth: 0, disableErrors: true });
  if (issue === null) return null;
  const { campaigns, renditions } = await delivery();
  const campaign = (await campaigns.newestByIssue([issueId])).get(issueId);
  const publicFrom = publicFromOf(issue, campaign);
  const renditionId = isUnderWay(campaign) ? campaign.renditionId : issue.renditionId;
  if (publicFrom === null || !renditionId) return null;
  const rendition = await renditions.get(renditionId);
  if (rendition === null) return null;
  const [snapshot, corrections] = await Promise.all([
    followMerges(payload, rendition.snapshot),
    publicCorrections(payload, issueId),
  ]);
  return {
    id: issue.id,
    newsletterId: snapshot.newsletter.id,
    slug: snapshot.issue.slug,
    number: snapshot.issue.number,
    kind: snapshot.issue.kind,
    tagline: snapshot.issue.tagline,
    date: snapshot.issue.date ?? localDate(publicFrom, snapshot.newsletter.timeZone),
    publicFrom,
    // An issue from before there was a choice.
    archiveMode: issue.archiveMode ?? 'public',
    snapshot,
    contentVersion: contentVersionOf(snapshot, corrections),
    ...(corrections.length === 0 ? {} : { corrections }),
  };
}

/** Whether the public sees the same of both; null: nothing. */
export function isSameIssue(a: Shown | null, b: Shown | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.contentVersion === b.contentVersion &&
    a.archiveMode === b.archiveMode &&
    a.publicFrom?.getTime() === b.publicFrom?.getTime()
  );
}

type Shown = Pick<PublicIssue, 'contentVersion' | 'archiveMode' | 'publicFrom'>;

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
    // Held or paused before its start, nothing has gone out; afterwards readers hold links to it.
    case 'held':
    case 'paused':
      return campaign.startedAt === null ? null : campaign.scheduledFor;
    case 'cancelled':
    case 'failed':
      return hasGoneOut(campaign) ? campaign.scheduledFor : null;
    default:
      return assertNever(campaign.status);
  }
}

const goneOut = ['unknown', 'submitted', 'delayed', 'delivered', 'bounced', 'complained'] as const;

/** Has any mail of it left, as far as we know? A doubt counts as yes. */
export function hasGoneOut(campaign: CampaignView): boolean {
  return campaign.inFlight > 0 || goneOut.some((state) => (campaign.counts[state] ?? 0) > 0);
}

function isUnderWay(campaign: CampaignView | undefined): campaign is CampaignView {
  return (
    campaign !== undefined &&
    ['scheduled', 'held', 'preparing', 'submitting', 'waiting', 'paused'].includes(campaign.status)
  );
}

function localDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
}
