import { type DraftItem, DraftItemKind } from '@masthead/domain';
import { useId } from 'react';
import { itemWords } from './words.ts';

interface Props {
  readonly item: DraftItem;
  readonly onChange: (part: Partial<DraftItem>) => void;
}

/** The words of one item, to be changed. */
export function ItemFields({ item, onChange: change }: Props) {
  const ids = { kind: useId(), title: useId(), byline: useId(), commentary: useId(), url: useId() };
  return (
    <>
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
    </>
  );
}
