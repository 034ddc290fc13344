import { heldNotice } from '@masthead/domain';
import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { env } from '../env.ts';
import { notifyEditors } from '../mail/notify-editors.ts';
import { recordEvent } from './audit/record-event.ts';
import { DeskError } from './desk-error.ts';
import { type RenderedDraft, renderDraft } from './renditions/render-draft.ts';

/**
 * After an edit was saved: when the issue is scheduled and its words would print otherwise than what was approved,
 * the campaign is held and the editors get a mail. Saving what renders to the same hash holds nothing.
 */
export async function holdEdited(payload: Payload, issueId: string): Promise<boolean> {
  const { campaigns } = await delivery();
  const campaign = (await campaigns.newestByIssue([issueId])).get(issueId);
  if (campaign?.status !== 'scheduled') return false;
  const draft = await renderOrNull(payload, issueId);
  if (draft?.renditionId === campaign.renditionId) return false;
  const held = await campaigns.hold(issueId, 'edited after approval');
  if (!held) return false;
  await recordEvent(payload, {
    issueId,
    verb: 'held',
    by: { id: null, name: 'The desk' },
    at: new Date(),
    detail: 'edited after approval',
  });
  const title = draft?.snapshot.issue.tagline ?? 'An issue';
  await notifyEditors(payload, `held/${campaign.id}/${campaign.renditionId}`, {
    ...heldNotice(title),
    link: { label: 'Open the issue', url: `${env().ADMIN_URL}/admin/collections/issues/${issueId}` },
  });
  return true;
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
