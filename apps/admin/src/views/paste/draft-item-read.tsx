import type { DraftItem } from '@masthead/domain';
import { useState } from 'react';
import { changeItem } from './edit-draft.ts';
import { ItemFields } from './item-fields.tsx';
import { Marks } from './marks.tsx';
import type { ReadProps } from './read-props.ts';
import { itemWords } from './words.ts';

interface Props extends ReadProps {
  readonly item: DraftItem;
  readonly index: number;
  readonly sectionAt: number;
}

/** An item as it will be printed, with its kind, what is known of it, and its words to be changed. */
export function DraftItemRead(props: Props) {
  const { index, item, onDraft, onShow, sectionAt, shownAt } = props;
  const at = `${sectionAt}:${index}`;
  const [open, setOpen] = useState(false);
  const facts = [
    item.ids.arxiv === null ? null : `arXiv ${item.ids.arxiv}`,
    item.ids.doi === null ? null : `DOI ${item.ids.doi}`,
    item.ids.openReview === null ? null : `OpenReview ${item.ids.openReview}`,
    item.url,
  ].filter((fact) => fact !== null);
  return (
    <li aria-current={shownAt === at ? 'true' : undefined} className="paste__item" data-at={at}>
      <button className="paste__words" onClick={() => onShow(at)} type="button">
        <span className="paste__kind">{itemWords[item.kind]}</span>
        {item.title === '' ? null : <strong>{item.title}</strong>}
        {item.byline === '' ? null : <span className="paste__byline">{item.byline}</span>}
        {item.commentary === '' ? null : (
          <span className="paste__commentary">{item.commentary.slice(0, 600)}</span>
        )}
        {facts.length === 0 ? null : <span className="paste__facts">{facts.join(' · ')}</span>}
      </button>
      <Marks {...props} item={index} section={sectionAt} />
      <details className="paste__change" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Change</summary>
        {open ? (
          <ItemFields
            item={item}
            onChange={(part) => onDraft((draft) => changeItem(draft, sectionAt, index, part))}
          />
        ) : null}
      </details>
    </li>
  );
}
