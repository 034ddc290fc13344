import { contentVersionOf, type PublicIssue } from '@masthead/archive';
import type { CampaignView } from '@masthead/domain';
import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { publicCorrections } from '../features/corrections/public-corrections.ts';
import { followMerges } from '../features/merge/follow-merges.ts';
import { publicFromOf } from './public-from.ts';

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

function isUnderWay(campaign: CampaignView | undefined): campaign is CampaignView {
  return (
    campaign !== undefined &&
    ['scheduled', 'held', 'preparing', 'submitting', 'waiting', 'paused'].includes(campaign.status)
  );
}

function localDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
}
