import type { IssueDraft } from '@masthead/domain';
import { Button } from '@payloadcms/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReadPaste } from '../../features/paste/paste-shape.ts';
import { DraftSectionRead, itemsInSection } from './draft-section-read.tsx';
import { DraftWords } from './draft-words.tsx';
import { changeLede } from './edit-draft.ts';
import { marksOf, type ReadProps } from './read-props.ts';

const page = 12;

/** All of a real issue; of a paste a hundred times as long what a screen takes without getting slow. */
const itemsAtFirst = 90;

interface Props extends Omit<ReadProps, 'marks'> {
  readonly read: ReadPaste;
  readonly draft: IssueDraft;
}

/** What the paste becomes: sections and items, with what is known, suggested and unsure; each can be changed. */
export function DraftRead({ draft, read, ...rest }: Props) {
  const { onDraft, shownAt } = rest;
  const marks = useMemo(() => marksOf(read), [read]);
  const props = { ...rest, marks };
  const [more, setMore] = useState(0);
  const shown = sectionsAtFirst(draft) + more;
  const list = useRef<HTMLElement>(null);
  const section = Number(shownAt?.split(':')[0] ?? 0);

  // What a line on the other side leads to is brought into sight, further sections too.
  useEffect(() => {
    if (shownAt === null) return;
    if (section >= shown) setMore((before) => before + section - shown + page);
    list.current?.querySelector(`[data-at="${CSS.escape(shownAt)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [section, shown, shownAt]);

  return (
    <section aria-label="The draft" className="paste__side" ref={list}>
      <h2>The draft</h2>
      <div className="paste__opening" data-at="tagline">
        <label>
          <span>Tagline</span>
          <input
            onChange={({ target }) => onDraft((before) => ({ ...before, tagline: target.value }))}
            type="text"
            value={draft.tagline}
          />
        </label>
        <div data-at="lede">
          <DraftWords
            label="Lede"
            onChange={(text) => onDraft((before) => changeLede(before, text))}
            text={draft.lede.join('\n\n')}
          />
        </div>
      </div>
      {draft.sections.slice(0, shown).map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no name but their place
        <DraftSectionRead {...props} at={at} key={at} section={one} />
      ))}
      {draft.sections.length > shown ? (
        <Button buttonStyle="secondary" margin={false} onClick={() => setMore(more + page)} size="small">
          {`Show more sections (${(draft.sections.length - shown).toLocaleString('en')} left)`}
        </Button>
      ) : null}
      <div className="paste__closing" data-at="closing">
        <DraftWords
          label="Closing"
          onChange={(closing) => onDraft((before) => ({ ...before, closing }))}
          text={draft.closing}
        />
      </div>
    </section>
  );
}

function sectionsAtFirst({ sections }: IssueDraft): number {
  let items = 0;
  const over = sections.findIndex((section, at) => {
    items += Math.min(section.items.length, itemsInSection);
    return at > 0 && items > itemsAtFirst;
  });
  return over === -1 ? sections.length : over;
}
