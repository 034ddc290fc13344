import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { projectIssue } from '../projection/project-issue.ts';
import { DeskError } from './desk-error.ts';
import { mailEditors } from './notices/mail-editors.ts';
import { renderDraft } from './renditions/render-draft.ts';

const reason = 'edited after approval';

/**
 * An edit after scheduling holds the campaign, unless what would be sent is the same to the byte; editors are told.
 * Called after commit (projection/follow-changes.ts), never from a hook inside Payload's transaction.
 */
export async function holdIfEdited(payload: Payload, issueId: string): Promise<void> {
  const { campaigns } = await delivery();
  const campaign = (await campaigns.newestByIssue([issueId])).get(issueId);
  if (campaign === undefined || campaign.status !== 'scheduled') return;
  if (await rendersTo(payload, issueId, campaign.renditionId)) return;
  if (!(await campaigns.hold(issueId, reason))) return;
  await projectIssue(payload, issueId);
  await mailEditors(payload, { kind: 'held', campaign, issueId });
}

/** An issue that cannot be printed any more is certainly not what was approved. */
async function rendersTo(payload: Payload, issueId: string, renditionId: string): Promise<boolean> {
  try {
    return (await renderDraft({ payload }, issueId)).renditionId === renditionId;
  } catch (error) {
    if (error instanceof DeskError) return false;
    throw error;
  }
}
