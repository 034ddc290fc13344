import type { PayloadRequest } from 'payload';
import type { Actor } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { projectIssue } from '../../projection/project-issue.ts';
import { keepPublic } from '../keep-public.ts';
import { scheduleRefusal } from '../schedule-issue.ts';
import { nothingToMail, retryRefusal } from './retry-refusal.ts';
import { findCampaign } from './send-state.ts';

/**
 * A campaign of its own with the same rendition, for those whose mail is proved unsent and whoever has joined since;
 * nobody who has the issue gets it again. `mails`: how many it makes once more. @throws DeskError 404, 409
 */
export async function retryFailed(
  { payload }: PayloadRequest,
  actor: Actor,
  campaignId: string,
): Promise<{ readonly campaignId: string; readonly mails: number }> {
  const { campaigns } = await delivery();
  const view = await findCampaign(campaignId, campaigns);
  const newest = (await campaigns.newestByIssue([view.issueId])).get(view.issueId);
  const no = retryRefusal(view, newest?.id ?? null);
  if (no !== null) throw no;
  const mails = await campaigns.mailsToRetry(campaignId);
  if (mails === 0) throw nothingToMail(view.counts.failed);
  await keepPublic(payload, view);
  const result = await campaigns.retryFailed(campaignId, actor.email);
  if (!result.ok) throw scheduleRefusal(result.code, result.help);
  await projectIssue(payload, view.issueId);
  return { campaignId: result.campaignId, mails };
}
