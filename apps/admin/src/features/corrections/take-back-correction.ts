import type { PayloadRequest } from 'payload';
import { projectIssue } from '../../projection/project-issue.ts';
import { DeskError } from '../desk-error.ts';
import { issueCorrections } from './issue-corrections.ts';

/** The correction was wrong itself: it goes from every page; the desk keeps it. @throws DeskError 404 */
export async function takeBackCorrection(
  { payload }: PayloadRequest,
  issueId: string,
  correctionId: string,
): Promise<{ readonly text: string }> {
  const row = await issueCorrections(payload).findOneAndUpdate(
    { _id: correctionId, issueId, takenBackAt: null },
    { $set: { takenBackAt: new Date() } },
  );
  if (row === null)
    throw new DeskError(404, 'no-correction', 'This issue has no such correction.', 'Load the list again.');
  await projectIssue(payload, issueId);
  return { text: row.text };
}
