import type { PreviewRemark } from '@masthead/archive';
import { remarkNotice } from '@masthead/domain';
import { createLocalReq, type Payload } from 'payload';
import { env } from '../../env.ts';
import { notifyEditors } from '../../mail/notify-editors.ts';
import { readModelCollection } from '../../read-model.ts';
import { approveIssue } from '../approve-issue.ts';
import { recordEvent } from '../audit/record-event.ts';
import { DeskError } from '../desk-error.ts';
import { renderDraft } from '../renditions/render-draft.ts';
import { ensureCommentIndex, issueComments } from './issue-comments.ts';

type Row = Omit<PreviewRemark, 'id'> & { readonly _id: string };

/**
 * What somebody said on a preview link becomes a comment of the issue, and a yes an approval where nothing was changed
 * since the link was made. Found by the follower of changes, after the site has kept it; may be repeated.
 */
export async function takeRemark(payload: Payload, remarkId: string): Promise<void> {
  const remark = await readModelCollection<Row>(payload, 'previewRemarks').findOne({ _id: remarkId });
  if (remark === null) return;
  await ensureCommentIndex(payload);
  const outcome = remark.approves ? await approveAsSeen(payload, remark) : null;
  const text = [remark.text, outcome ?? ''].filter((part) => part !== '').join('\n\n');
  const { upsertedCount } = await issueComments(payload).updateOne(
    { _id: remarkId },
    {
      $setOnInsert: {
        issueId: remark.issueId,
        sectionId: remark.sectionId,
        text,
        by: remark.name,
        userId: null,
        at: remark.at,
        settledAt: null,
        settledBy: null,
      },
    },
    { upsert: true },
  );
  if (upsertedCount === 0) return;
  await recordEvent(payload, {
    issueId: remark.issueId,
    verb: remark.approves ? 'approved by link' : 'commented',
    by: { id: null, name: remark.name },
    at: remark.at,
    detail: outcome ?? text.slice(0, 80),
  });
  await notifyEditors(payload, `remark/${remarkId}`, {
    ...remarkNotice({ by: remark.name, approves: remark.approves, text }),
    link: { label: 'Open the issue', url: `${env().ADMIN_URL}/admin/collections/issues/${remark.issueId}` },
  });
}

/** A yes is to what was seen: when the draft would print otherwise by now, it stays words. Says how it went. */
async function approveAsSeen(payload: Payload, remark: Row): Promise<string> {
  const link = await readModelCollection<{ _id: string; snapshot: unknown; createdBy: string }>(
    payload,
    'previewLinks',
  ).findOne({ _id: remark.linkId });
  try {
    const { issue, snapshot } = await renderDraft({ payload }, remark.issueId);
    if (issue.workflow === 'approved') return 'It was approved already.';
    if (JSON.stringify(link?.snapshot) !== JSON.stringify(snapshot))
      return 'The issue was changed since the link was made: an editor approves it.';
    const who = {
      id: remark.linkId,
      email: `${remark.name} (preview link)`,
      name: remark.name,
      role: 'editor',
    };
    const { updatedAt } = issue;
    const req = await createLocalReq({}, payload);
    await approveIssue(req, { ...who, role: 'editor' }, remark.issueId, { updatedAt });
    return 'Approved.';
  } catch (error) {
    if (error instanceof DeskError) return `Not approved: ${error.message}`;
    throw error;
  }
}
