import type { PayloadRequest } from 'payload';
import { VERB, type WorkflowState } from '../collections/issues/workflow.ts';
import { DeskError } from './desk-error.ts';

/** A writer hands a draft over, or an editor hands it back. Saved as a draft: nothing is published by it. */
export async function moveWorkflow(
  req: PayloadRequest,
  issueId: string,
  to: Exclude<WorkflowState, 'approved'>,
): Promise<{ readonly workflow: WorkflowState }> {
  const issue = await req.payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
    select: { workflow: true },
  });
  if (issue === null)
    throw new DeskError(404, 'no-issue', 'There is no such issue.', 'It may have been removed.');
  if (issue.workflow !== to) {
    await req.payload.update({
      collection: 'issues',
      id: issueId,
      draft: true,
      depth: 0,
      context: { [VERB]: 'workflow' },
      data: { workflow: to },
    });
  }
  return { workflow: to };
}
