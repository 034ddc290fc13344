import { Button } from '@payloadcms/ui';
import type { CommentShown } from '../../features/comments/comment-shape.ts';
import { useJump } from '../checks/use-jump.ts';
import type { SectionNamed } from './use-sections.ts';

interface Props {
  readonly comment: CommentShown;
  /** The section it is about, where it still stands. */
  readonly section: SectionNamed | null;
  readonly busy: boolean;
  readonly onSettle: (settled: boolean) => void;
}

/** One remark: who, when, about what; and whether it is dealt with. */
export function OneComment({ comment, section, busy, onSettle }: Props) {
  const jump = useJump();
  const { at, by, fromLink, sectionId, settledBy, text } = comment;
  return (
    <li className="issue-comments__one">
      <p className="issue-comments__note">
        <strong>{by}</strong>
        {fromLink ? ' (preview link)' : ''}, <time dateTime={at}>{new Date(at).toLocaleString()}</time>
        {settledBy === null ? '' : ` · settled by ${settledBy}`}
      </p>
      {section !== null ? (
        <button className="issue-checks__jump" onClick={() => jump(section.path)} type="button">
          {section.label}
        </button>
      ) : sectionId === null ? null : (
        <p className="issue-comments__note">on a section that is gone</p>
      )}
      <p className="issue-comments__text">{text}</p>
      <Button
        buttonStyle="secondary"
        disabled={busy}
        margin={false}
        onClick={() => onSettle(settledBy === null)}
        size="small"
      >
        {settledBy === null ? 'Settle' : 'Open again'}
      </Button>
    </li>
  );
}
