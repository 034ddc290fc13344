import type { Snapshot } from '@masthead/domain';
import type { Payload } from 'payload';
import type { Issue } from '../../payload-types.ts';
import { DeskError } from '../desk-error.ts';
import { renderDraft } from '../renditions/render-draft.ts';

/**
 * The rendition that may be sent for an issue. @throws DeskError 409 when nothing is approved, or when the words
 * changed after approval: what an editor reads on the screen must be what goes out.
 */
export async function approvedRendition(
  payload: Payload,
  issueId: string,
): Promise<{ readonly issue: Issue; readonly renditionId: string; readonly snapshot: Snapshot }> {
  const { issue, snapshot, renditionId } = await renderDraft({ payload }, issueId);
  if (!issue.renditionId) {
    throw new DeskError(409, 'not-approved', 'Nothing of this issue is approved yet.', 'Approve it first.');
  }
  if (issue.workflow !== 'approved' && issue.renditionId !== renditionId) {
    throw new DeskError(
      409,
      'edited-after-approval',
      'The issue was edited after it was approved.',
      'Approve it again, then schedule it.',
    );
  }
  return { issue, renditionId: issue.renditionId, snapshot };
}
