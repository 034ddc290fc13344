import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';
import { renderDraft } from '../renditions/render-draft.ts';
import type { ApprovedDiff } from './diff-shape.ts';
import { wordDiff } from './word-diff.ts';

/** How the newest draft differs from what was approved. @throws DeskError 409 when nothing was */
export async function approvedDiff(payload: Payload, issueId: string): Promise<ApprovedDiff> {
  const { issue, rendered, renditionId } = await renderDraft({ payload }, issueId);
  const { renditions } = await delivery();
  const approved = issue.renditionId ? await renditions.get(issue.renditionId) : null;
  if (approved === null) {
    throw new DeskError(409, 'not-approved', 'Nothing of this issue is approved yet.', 'Approve it first.');
  }
  const words = (['subject', 'preheader', 'text'] as const).some((part) => approved[part] !== rendered[part]);
  const differs = approved.id !== renditionId;
  return {
    approvedAt: issue.approvedAt ?? approved.createdAt.toISOString(),
    approvedBy: approved.approvedBy,
    differs,
    subject: wordDiff(approved.subject, rendered.subject),
    preheader: wordDiff(approved.preheader, rendered.preheader),
    text: wordDiff(wordsOf(approved.text), wordsOf(rendered.text)),
    looksOnly: differs && !words,
  };
}

/** Rules under headings are as long as the heading: not words. */
function wordsOf(text: string): string {
  return text.replaceAll(/^[=\-–—_*~]{3,}$\n?/gm, '');
}
