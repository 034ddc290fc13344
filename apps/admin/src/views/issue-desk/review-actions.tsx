import { Button, useForm } from '@payloadcms/ui';
import type { DeskState } from '../../features/desk/desk-shape.ts';
import type { RunVerb } from './use-verb.ts';

interface Props {
  readonly state: DeskState;
  readonly busy: string | null;
  readonly run: RunVerb;
  /** Words on the screen that are not saved yet: nothing may be approved that was not seen. */
  readonly unsaved: boolean;
}

/** Draft → in review → approved. Writers ask; editors approve or hand back. */
export function ReviewActions({ state, busy, run, unsaved }: Props) {
  const { getDataByPath } = useForm();
  const { approved, issueId, mayApprove, problems, workflow } = state;
  const path = `/issues/${issueId}`;
  const needsApproval = workflow !== 'approved' || approved?.differs === true;
  const move = (to: 'draft' | 'in review', said: string) => run(to, `${path}/workflow`, { to }, () => said);
  // What is approved is what stands in this form: the server compares it with the newest.
  const seen = () => ({ updatedAt: getDataByPath<string>('updatedAt') });
  return (
    <div className="issue-desk__actions">
      {mayApprove && needsApproval ? (
        <Button
          buttonStyle="primary"
          disabled={busy !== null || unsaved || problems.length > 0}
          margin={false}
          onClick={() => run<Approved>('approve', `${path}/approve`, seen(), approvedWords)}
          size="medium"
        >
          {unsaved ? 'Saving…' : approved === null ? 'Approve' : 'Approve again'}
        </Button>
      ) : null}
      {workflow === 'draft' ? (
        <Button
          buttonStyle="secondary"
          disabled={busy !== null || unsaved}
          margin={false}
          onClick={() => move('in review', 'Handed over for review.')}
          size="medium"
        >
          Ask for review
        </Button>
      ) : null}
      {workflow === 'in review' && mayApprove ? (
        <Button
          buttonStyle="secondary"
          disabled={busy !== null || unsaved}
          margin={false}
          onClick={() => move('draft', 'Handed back to the writer.')}
          size="medium"
        >
          Back to draft
        </Button>
      ) : null}
      {problems.length > 0 && needsApproval ? (
        <ul className="issue-desk__problems" aria-label="Before approving">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

interface Approved {
  readonly released: boolean;
  readonly movedTo: string | null;
}

function approvedWords({ movedTo, released }: Approved): string {
  if (movedTo !== null)
    return `Approved. Its own slot was past or taken: it goes out in the next free one, ${movedTo}.`;
  return released ? 'Approved. The campaign runs on with these words.' : 'Approved.';
}
