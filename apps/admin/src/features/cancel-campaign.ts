import type { Payload, PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../access/roles.ts';
import { VERB } from '../collections/issues/workflow.ts';
import { delivery } from '../delivery.ts';
import { projectIssue } from '../projection/project-issue.ts';
import { hasGoneOut } from '../projection/public-issue.ts';
import { DeskError } from './desk-error.ts';

export const CancelRequest = z.strictObject({ reason: z.string().trim().min(1).max(500).optional() });

/** Stops the issue's campaign. Mails whose call is under way may still go out: `inFlight` says how many. */
export async function cancelCampaign(
  { payload }: PayloadRequest,
  actor: Actor,
  issueId: string,
  reason: string | undefined,
): Promise<{ readonly campaignId: string; readonly inFlight: number }> {
  const { campaigns } = await delivery();
  const campaign = (await campaigns.newestByIssue([issueId])).get(issueId);
  if (campaign === undefined) {
    throw new DeskError(409, 'no-campaign', 'This issue is not on its way.', 'There is nothing to cancel.');
  }
  const result = await campaigns.cancel(campaign.id, actor.email, reason ?? `cancelled by ${actor.name}`);
  if (!result.ok) {
    throw new DeskError(
      409,
      'over',
      `The campaign is ${campaign.status} already.`,
      'There is nothing to cancel.',
    );
  }
  if (hasGoneOut(campaign)) await keepPublic(payload, issueId, campaign.scheduledFor);
  await projectIssue(payload, issueId);
  return { campaignId: campaign.id, inFlight: result.inFlight };
}

/** Readers who got it hold a link to its page: a later campaign of the same issue does not take that away. */
async function keepPublic(payload: Payload, issueId: string, since: Date): Promise<void> {
  const issue = await payload.findByID({ collection: 'issues', id: issueId, depth: 0 });
  if (issue.publicFrom) return;
  await payload.update({
    collection: 'issues',
    id: issueId,
    depth: 0,
    context: { [VERB]: 'cancel' },
    data: { _status: 'published', publicFrom: since.toISOString() },
  });
}
