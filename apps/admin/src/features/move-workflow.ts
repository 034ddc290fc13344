import type { PayloadRequest } from 'payload';
import { type Actor, hasRole } from '../access/roles.ts';
import { READ_AT, VERB, type WorkflowState } from '../collections/issues/workflow.ts';
import { DeskError } from './desk-error.ts';

/**
 * A writer hands a draft over, or an editor hands it back. Saved as a draft: nothing is published by it. What is
 * approved is moved by nobody: its campaign would run on while the desk calls it a draft. Changed words reopen it and
 * hold the campaign (reopen-edited, hold-edited).
 * @throws DeskError 403 when a writer hands back, 409 when the issue is approved
 */
export async function moveWorkflow(
  req: PayloadRequest,
  actor: Actor,
  issueId: string,
  to: Exclude<WorkflowState, 'approved'>,
): Promise<{ readonly workflow: WorkflowState }> {
  const issue = await req.payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
    select: { workflow: true, updatedAt: true },
  });
  if (issue === null)
    throw new DeskError(404, 'no-issue', 'There is no such issue.', 'It may have been removed.');
  if (issue.workflow === 'approved') {
    throw new DeskError(
      409,
      'approved',
      'This issue is approved.',
      'Change its words and it is a draft again; cancel what is scheduled to keep it from going out.',
    );
  }
  if (issue.workflow !== to) {
    if (to === 'draft' && !hasRole(actor.role, 'editor')) {
      throw new DeskError(
        403,
        'not-allowed',
        'An editor hands an issue back.',
        'Go on writing: it is saved.',
      );
    }
    await req.payload.update({
      collection: 'issues',
      id: issueId,
      draft: true,
      depth: 0,
      context: { [VERB]: 'workflow', [READ_AT]: issue.updatedAt },
      data: { workflow: to },
    });
  }
  return { workflow: to };
}
