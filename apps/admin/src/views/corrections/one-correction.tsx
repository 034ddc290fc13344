import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import type { CorrectionShown } from '../../features/corrections/correction-shape.ts';

interface Props {
  readonly correction: CorrectionShown;
  readonly busy: boolean;
  readonly mayTakeBack: boolean;
  readonly onTakeBack: () => void;
}

/** One erratum: when, about what, by whom, and whether a later issue prints it. Taking it back is asked twice. */
export function OneCorrection({ busy, correction, mayTakeBack, onTakeBack }: Props) {
  const [isSure, setSure] = useState(false);
  const { about, by, date, printed, text } = correction;
  return (
    <li className="issue-comments__one">
      <p className="issue-comments__note">
        <time dateTime={date}>{new Date(`${date}T12:00:00`).toLocaleDateString()}</time>, by {by}
        {about === null ? '' : ` · ${about}`}
      </p>
      <p className="issue-comments__text">{text}</p>
      <p className="issue-comments__note">In a later issue: {printed}.</p>
      {mayTakeBack ? (
        <Button
          buttonStyle="secondary"
          disabled={busy}
          margin={false}
          onClick={() => (isSure ? onTakeBack() : setSure(true))}
          size="small"
        >
          {isSure ? 'Take it back from every page' : 'Take back'}
        </Button>
      ) : null}
    </li>
  );
}
