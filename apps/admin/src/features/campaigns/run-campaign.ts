import type { CampaignView } from '@masthead/domain';
import type { Payload, PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { cancelCampaign } from '../cancel-campaign.ts';
import { DeskError } from '../desk-error.ts';
import { holdEdited } from '../hold-edited.ts';
import { findCampaign } from './send-state.ts';

/** Why, in the editor's own words; left out, the desk says who it was. */
export const Why = z.strictObject({ reason: z.string().trim().min(1).max(500).optional() });

/** Hands nothing over until somebody resumes. `inFlight`: mails whose call was under way and that may still go out. */
export async function pauseCampaign(
  actor: Actor,
  campaignId: string,
  reason: string | undefined,
): Promise<{ readonly inFlight: number }> {
  const { campaigns } = await delivery();
  const { status } = await findCampaign(campaignId, campaigns);
  const { ok, inFlight } = await campaigns.pause(
    campaignId,
    actor.email,
    reason ?? `paused by ${actor.name}`,
  );
  if (ok) return { inFlight };
  throw new DeskError(409, 'not-running', `The campaign is ${status} already.`, 'There is nothing to pause.');
}

/** Runs on after a pause or a failure, or from a guard that waits for a person. An edited issue is approved again instead. */
export async function resumeCampaign(
  { payload }: PayloadRequest,
  actor: Actor,
  campaignId: string,
): Promise<{ readonly campaignId: string }> {
  const { campaigns } = await delivery();
  const view = await findCampaign(campaignId, campaigns);
  if (await waitsForApproval(payload, view)) {
    throw new DeskError(
      409,
      'edited-after-approval',
      'The issue was edited after it was approved.',
      view.status === 'paused'
        ? 'Approve it again, then resume.'
        : 'Approve it again: it then runs on by itself.',
    );
  }
  const { ok } = await campaigns.resume(campaignId, actor.email);
  if (ok) return { campaignId };
  throw new DeskError(409, 'not-waiting', `The campaign is ${view.status}.`, 'There is nothing to resume.');
}

/** Looks once more: a desk that died between a save and the hold that follows it left an edit without one. */
async function waitsForApproval(
  payload: Payload,
  { heldByEdit, issueId, startedAt }: CampaignView,
): Promise<boolean> {
  if (heldByEdit || startedAt !== null) return heldByEdit;
  const issue = await payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
    select: { workflow: true },
  });
  return issue !== null && issue.workflow !== 'approved' && (await holdEdited(payload, issueId));
}

/** A person has seen enough of the first mails: what a canary keeps waiting goes out now. */
export async function sendRest(actor: Actor, campaignId: string): Promise<{ readonly campaignId: string }> {
  const { campaigns } = await delivery();
  const { status } = await findCampaign(campaignId, campaigns);
  const { ok } = await campaigns.sendRest(campaignId, actor.email);
  if (ok) return { campaignId };
  throw new DeskError(
    409,
    'nothing-waits',
    `The campaign is ${status}, and nothing in it waits for the first mails.`,
    'There is nothing to let go.',
  );
}

/** Stops it for good. Only the newest campaign of an issue can still be alive; an older one is over. */
export async function cancelCampaignById(
  req: PayloadRequest,
  actor: Actor,
  campaignId: string,
  reason: string | undefined,
): Promise<{ readonly inFlight: number }> {
  const { campaigns } = await delivery();
  const { issueId, status } = await findCampaign(campaignId, campaigns);
  const newest = (await campaigns.newestByIssue([issueId])).get(issueId);
  if (newest?.id === campaignId) return cancelCampaign(req, actor, issueId, reason);
  throw new DeskError(409, 'over', `The campaign is ${status} already.`, 'There is nothing to cancel.');
}
