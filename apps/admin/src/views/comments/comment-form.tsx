import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { SectionNamed } from './use-sections.ts';

interface Props {
  readonly sections: readonly SectionNamed[];
  readonly busy: boolean;
  /** Calls `said` once it stands; refused, it is still in the field. */
  readonly onSay: (body: { text: string; sectionId: string | null }, said: () => void) => Promise<void>;
}

/** Says something about the issue, or about the section that is chosen. */
export function CommentForm({ sections, busy, onSay }: Props) {
  const [text, setText] = useState('');
  const [sectionId, setSectionId] = useState('');
  const textId = useId();
  const sectionFieldId = useId();
  const say = () =>
    onSay({ text, sectionId: sectionId === '' ? null : sectionId }, () =>
      // What was typed meanwhile stays.
      setText((now) => (now === text ? '' : now)),
    );
  return (
    <div className="issue-comments__form">
      <label htmlFor={sectionFieldId}>About</label>
      <select id={sectionFieldId} onChange={({ target }) => setSectionId(target.value)} value={sectionId}>
        <option value="">the issue</option>
        {sections.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      <label htmlFor={textId}>Comment</label>
      <textarea
        id={textId}
        maxLength={5000}
        onChange={({ target }) => setText(target.value)}
        rows={3}
        value={text}
      />
      <Button
        buttonStyle="secondary"
        disabled={busy || text.trim() === ''}
        margin={false}
        onClick={() => void say()}
        size="small"
      >
        Say it
      </Button>
    </div>
  );
}
