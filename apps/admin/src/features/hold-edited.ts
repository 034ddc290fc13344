import { type CampaignView, heldNotice } from '@masthead/domain';
import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { env } from '../env.ts';
import { notifyEditors } from '../mail/notify-editors.ts';
import { recordEvent } from './audit/record-event.ts';
import { DeskError } from './desk-error.ts';
import { type RenderedDraft, renderDraft } from './renditions/render-draft.ts';

/**
 * After an edit was saved: when the issue has a campaign that has not started (scheduled, paused, failed, or waiting for
 * a person) and its words would print otherwise than what was approved, the campaign is held and the editors get a mail,
 * one for each time. Saving what renders to the same hash holds nothing. True: it was held by this call.
 */
export async function holdEdited(payload: Payload, issueId: string): Promise<boolean> {
  const { campaigns } = await delivery();
  const campaign = (await campaigns.newestByIssue([issueId])).get(issueId);
  if (campaign === undefined || !isToStart(campaign) || campaign.heldByEdit) return false;
  const draft = await renderOrNull(payload, issueId);
  if (draft?.renditionId === campaign.renditionId) return false;
  const heldAt = await campaigns.hold(issueId, 'edited after approval');
  if (heldAt === null) return false;
  await recordEvent(payload, {
    issueId,
    verb: 'held',
    by: { id: null, name: 'The desk' },
    at: heldAt,
    detail: 'edited after approval',
  });
  const title = draft?.snapshot.issue.tagline ?? 'An issue';
  await notifyEditors(payload, `held/${campaign.id}/${heldAt.getTime()}`, {
    ...heldNotice(title),
    link: { label: 'Open the issue', url: `${env().ADMIN_URL}/admin/collections/issues/${issueId}` },
  });
  return true;
}

function isToStart({ startedAt, status }: CampaignView): boolean {
  return startedAt === null && status !== 'cancelled';
}

/** Null when the edited issue cannot be printed at all: that differs from what was approved, too. */
async function renderOrNull(payload: Payload, issueId: string): Promise<RenderedDraft | null> {
  try {
    return await renderDraft({ payload }, issueId);
  } catch (error) {
    if (error instanceof DeskError) return null;
    throw error;
  }
}
