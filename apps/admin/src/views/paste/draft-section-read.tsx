import { type DraftSection, SectionKind } from '@masthead/domain';
import { Button } from '@payloadcms/ui';
import { memo, useId, useState } from 'react';
import { DraftItemRead } from './draft-item-read.tsx';
import { changeHeading, changeSectionKind } from './edit-draft.ts';
import { Marks } from './marks.tsx';
import type { ReadProps } from './read-props.ts';
import { sectionWords } from './words.ts';

/** Shown of one section before somebody asks for more. */
export const itemsInSection = 60;

interface Props extends ReadProps {
  readonly section: DraftSection;
  readonly at: number;
}

/** A section of the draft: its heading and kind, either to be changed, and its items. */
export const DraftSectionRead = memo(function DraftSectionRead(props: Props) {
  const { at, onDraft, section, shownAt } = props;
  const [shown, setShown] = useState(itemsInSection);
  const kindId = useId();
  const name = section.heading === '' ? `${sectionWords[section.kind]}, no heading` : section.heading;
  if (section.kind === 'divider') return <hr className="paste__divider" />;
  return (
    <section
      aria-current={shownAt === String(at) ? 'true' : undefined}
      aria-label={name}
      className="paste__section"
      data-at={at}
    >
      <div className="paste__row">
        <input
          aria-label={`Heading of section ${at + 1}`}
          className="paste__heading"
          onChange={({ target }) => onDraft((draft) => changeHeading(draft, at, target.value))}
          placeholder="No heading"
          type="text"
          value={section.heading}
        />
        <label className="paste__hidden" htmlFor={kindId}>
          Kind of “{name}”
        </label>
        <select
          id={kindId}
          onChange={({ target }) =>
            onDraft((draft) =>
              changeSectionKind(draft, at, SectionKind.catch(section.kind).parse(target.value)),
            )
          }
          value={section.kind}
        >
          {SectionKind.options
            .filter((kind) => (kind !== 'image' && kind !== 'divider') || kind === section.kind)
            .map((kind) => (
              <option key={kind} value={kind}>
                {sectionWords[kind]}
              </option>
            ))}
        </select>
      </div>
      <Marks {...props} item={null} section={at} />
      <ol className="paste__items">
        {section.items.slice(0, shown).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no name but their place
          <DraftItemRead {...props} index={index} item={item} key={index} sectionAt={at} />
        ))}
      </ol>
      {section.items.length > shown ? (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => setShown(shown + itemsInSection)}
          size="small"
        >
          {`Show more of this section (${(section.items.length - shown).toLocaleString('en')} left)`}
        </Button>
      ) : null}
    </section>
  );
});
