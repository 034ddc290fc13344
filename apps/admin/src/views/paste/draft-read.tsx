import { Button } from '@payloadcms/ui';
import { useEffect, useRef, useState } from 'react';
import { DraftSectionRead } from './draft-section-read.tsx';
import type { ReadProps } from './read-props.ts';

const page = 12;

/** What the paste becomes: sections and items, with what is known, suggested and unsure; each can be changed. */
export function DraftRead(props: ReadProps) {
  const { draft, onDraft, shownAt } = props;
  const [shown, setShown] = useState(page);
  const list = useRef<HTMLElement>(null);
  const section = Number(shownAt?.split(':')[0] ?? 0);

  // What a line on the other side leads to is brought into sight, further sections too.
  useEffect(() => {
    if (shownAt === null) return;
    if (section >= shown) setShown(section + page);
    list.current?.querySelector(`[data-at="${CSS.escape(shownAt)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [section, shown, shownAt]);

  return (
    <section aria-label="The draft" className="paste__side" ref={list}>
      <h2>The draft</h2>
      <div className="paste__opening" data-at="tagline">
        <label>
          <span>Tagline</span>
          <input
            onChange={({ target }) => onDraft({ ...draft, tagline: target.value })}
            type="text"
            value={draft.tagline}
          />
        </label>
        <div data-at="lede">
          {draft.lede.slice(0, 20).map((paragraph, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no name but their place
            <p key={at}>{paragraph}</p>
          ))}
        </div>
      </div>
      {draft.sections.slice(0, shown).map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no name but their place
        <DraftSectionRead {...props} at={at} key={at} section={one} />
      ))}
      {draft.sections.length > shown ? (
        <Button buttonStyle="secondary" margin={false} onClick={() => setShown(shown + page)} size="small">
          {`Show more sections (${(draft.sections.length - shown).toLocaleString('en')} left)`}
        </Button>
      ) : null}
      {draft.closing === '' ? null : (
        <p className="paste__closing" data-at="closing">
          {draft.closing}
        </p>
      )}
    </section>
  );
}
