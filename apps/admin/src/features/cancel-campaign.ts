import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../access/roles.ts';
import { delivery } from '../delivery.ts';
import { projectIssue } from '../projection/project-issue.ts';
import { DeskError } from './desk-error.ts';
import { keepPublic } from './keep-public.ts';

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
  await keepPublic(payload, campaign);
  await projectIssue(payload, issueId);
  return { campaignId: campaign.id, inFlight: result.inFlight };
}
