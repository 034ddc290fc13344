import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { CorrectionSubject } from '../../features/corrections/correction-shape.ts';

interface Props {
  readonly subjects: readonly CorrectionSubject[];
  readonly busy: boolean;
  /** Calls `done` once it stands; refused, it is still in the field. */
  readonly onPublish: (body: { text: string; about: string | null }, done: () => void) => Promise<void>;
}

/** What was wrong, about which item, said in public. */
export function CorrectionForm({ busy, onPublish, subjects }: Props) {
  const [text, setText] = useState('');
  const [about, setAbout] = useState('');
  const textId = useId();
  const aboutId = useId();
  const noteId = useId();
  return (
    <div className="issue-comments__form">
      <label htmlFor={aboutId}>About</label>
      <select id={aboutId} onChange={({ target }) => setAbout(target.value)} value={about}>
        <option value="">the issue</option>
        {subjects.map(({ path, title }) => (
          <option key={path} value={path}>
            {title.length > 70 ? `${title.slice(0, 69)}…` : title}
          </option>
        ))}
      </select>
      <label htmlFor={textId}>What was wrong, and what is right</label>
      <textarea
        aria-describedby={noteId}
        id={textId}
        maxLength={2000}
        onChange={({ target }) => setText(target.value)}
        rows={3}
        value={text}
      />
      <p className="issue-comments__note" id={noteId}>
        Public at once: on this issue’s page, in the feed, and wherever the story recurs. The mail stays as it
        was sent; the next issue is offered the correction.
      </p>
      <Button
        buttonStyle="secondary"
        disabled={busy || text.trim() === ''}
        margin={false}
        onClick={() =>
          void onPublish({ text, about: about === '' ? null : about }, () => {
            setText('');
            setAbout('');
          })
        }
        size="small"
      >
        Publish the correction
      </Button>
    </div>
  );
}
