import { type DraftItem, DraftItemKind } from '@masthead/domain';
import { useId } from 'react';
import { changeItem } from './edit-draft.ts';
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
  const { draft, index, item, onDraft, onShow, sectionAt, shownAt } = props;
  const at = `${sectionAt}:${index}`;
  const ids = { kind: useId(), title: useId(), byline: useId(), commentary: useId(), url: useId() };
  const change = (part: Partial<DraftItem>) => onDraft(changeItem(draft, sectionAt, index, part));
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
      <details className="paste__change">
        <summary>Change</summary>
        <label htmlFor={ids.kind}>What it is</label>
        <select
          id={ids.kind}
          onChange={({ target }) => change({ kind: DraftItemKind.catch(item.kind).parse(target.value) })}
          value={item.kind}
        >
          {DraftItemKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {itemWords[kind]}
            </option>
          ))}
        </select>
        {(['title', 'byline'] as const).map((field) => (
          <div key={field}>
            <label htmlFor={ids[field]}>{field === 'title' ? 'Title' : 'Byline'}</label>
            <input
              id={ids[field]}
              onChange={({ target }) => change({ [field]: target.value })}
              type="text"
              value={item[field]}
            />
          </div>
        ))}
        <label htmlFor={ids.url}>Link</label>
        <input
          id={ids.url}
          onChange={({ target }) => change({ url: target.value.trim() === '' ? null : target.value.trim() })}
          type="url"
          value={item.url ?? ''}
        />
        <label htmlFor={ids.commentary}>What we say</label>
        <textarea
          id={ids.commentary}
          onChange={({ target }) => change({ commentary: target.value })}
          rows={4}
          value={item.commentary}
        />
      </details>
    </li>
  );
}
