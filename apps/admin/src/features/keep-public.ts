import type { CampaignView } from '@masthead/domain';
import type { Payload } from 'payload';
import { VERB } from '../collections/issues/workflow.ts';
import { hasGoneOut } from '../projection/public-from.ts';

/**
 * Readers who got an issue hold a link to its page, and its date is the day they got it: neither a cancel nor a later
 * campaign of the same issue takes that away. Does nothing while no mail of `campaign` has left.
 */
export async function keepPublic(payload: Payload, campaign: CampaignView): Promise<void> {
  if (!hasGoneOut(campaign)) return;
  const id = campaign.issueId;
  const issue = await payload.findByID({ collection: 'issues', id, depth: 0, disableErrors: true });
  if (issue === null || issue.publicFrom) return;
  await payload.update({
    collection: 'issues',
    id,
    depth: 0,
    context: { [VERB]: 'keep-public' },
    data: { _status: 'published', publicFrom: campaign.scheduledFor.toISOString() },
  });
}
