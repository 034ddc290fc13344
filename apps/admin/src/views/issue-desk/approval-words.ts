import { assertNever } from '@masthead/domain';
import type { DeskState, ReleaseShown } from '../../features/desk/desk-shape.ts';
import { plural } from './describe-campaign.ts';

type State = Pick<DeskState, 'approved' | 'confirmed' | 'onApproval'>;

/** On the button: where the mails go out with the approval, it says so. */
export function approveLabel({ approved, confirmed, onApproval }: State): string {
  if (onApproval?.course === 'now') return `Approve: goes out now to ${readersOf(onApproval, confirmed)}`;
  return approved === null ? 'Approve' : 'Approve again';
}

/** Under the button, where an approval does not simply let the send go on as planned. Null: nothing to say. */
export function approvalNote({ course, label }: ReleaseShown): string | null {
  switch (course) {
    case 'planned':
      return null;
    case 'now':
      return `Its time, ${label}, has passed.`;
    case 'next-slot':
      return `Its own time is long past: approved, it goes out in the next free slot, ${label}.`;
    case 'paused':
      return 'The send is paused: approved, it has these words and waits until somebody resumes it.';
    case 'waits':
      return 'Approved, the send has these words and waits until somebody lets it run.';
    default:
      return assertNever(course);
  }
}

/** What is asked before the mails go out with the approval. */
export function sendsNowQuestion(release: ReleaseShown, confirmed: number): string {
  return `The send was held at its time, ${release.label}. Approved, it goes out at once, to ${readersOf(release, confirmed)}.`;
}

/** Said when it is done. */
export function approvedWords(release: ReleaseShown | null): string {
  if (release === null) return 'Approved.';
  switch (release.course) {
    case 'planned':
      return 'Approved. The campaign runs on with these words.';
    case 'now':
      return 'Approved. It goes out now with these words.';
    case 'next-slot':
      return `Approved. Its own slot was past or taken: it goes out in the next free one, ${release.label}.`;
    case 'paused':
      return 'Approved. The send has these words now; it is still paused until somebody resumes it.';
    case 'waits':
      return 'Approved. The send has these words now; it waits until somebody lets it run.';
    default:
      return assertNever(release.course);
  }
}

function readersOf({ segment }: ReleaseShown, confirmed: number): string {
  return segment === null ? plural(confirmed, 'reader') : `the readers in “${segment}”`;
}
