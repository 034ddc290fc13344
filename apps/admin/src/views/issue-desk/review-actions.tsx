import { Button, ConfirmationModal, useForm, useModal } from '@payloadcms/ui';
import type { DeskState, ReleaseShown } from '../../features/desk/desk-shape.ts';
import { approvalNote, approvedWords, approveLabel, sendsNowQuestion } from './approval-words.ts';
import type { RunVerb } from './use-verb.ts';

interface Props {
  readonly state: DeskState;
  readonly busy: string | null;
  readonly run: RunVerb;
  /** Words on the screen that are not saved yet: nothing may be approved that was not seen. */
  readonly unsaved: boolean;
}

const SENDS_NOW = 'masthead-approve-sends-now';

interface Approved {
  readonly released: ReleaseShown | null;
}

/** Draft → in review → approved. Writers ask; editors approve or hand back. */
export function ReviewActions({ state, busy, run, unsaved }: Props) {
  const { getDataByPath } = useForm();
  const { openModal } = useModal();
  const { approved, confirmed, issueId, mayApprove, onApproval, problems, workflow } = state;
  const path = `/issues/${issueId}`;
  const needsApproval = workflow !== 'approved' || approved?.differs === true || onApproval !== null;
  const sendsNow = onApproval?.course === 'now';
  const note = onApproval === null ? null : approvalNote(onApproval);
  const approve = (body: object) =>
    run<Approved>('approve', `${path}/approve`, body, ({ released }) => approvedWords(released));
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
          onClick={() => (sendsNow ? openModal(SENDS_NOW) : approve(seen()))}
          size="medium"
        >
          {unsaved ? 'Saving…' : approveLabel(state)}
        </Button>
      ) : null}
      {mayApprove && sendsNow ? (
        <ConfirmationModal
          body={sendsNowQuestion(onApproval, confirmed)}
          cancelLabel="Not yet"
          confirmLabel="Approve and send it now"
          heading="Approve and send this issue now?"
          modalSlug={SENDS_NOW}
          onConfirm={() => approve({ ...seen(), sendsNow: true })}
        />
      ) : null}
      {mayApprove && note !== null ? <p className="issue-desk__note">{note}</p> : null}
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
