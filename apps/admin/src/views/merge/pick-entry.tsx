import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { EntryCollection, EntryShown } from '../../features/entries/entry-shape.ts';
import { useQuickFind } from '../quick-add/use-quick-find.ts';

interface Props {
  readonly collection: EntryCollection;
  readonly label: string;
  readonly picked: EntryShown | null;
  readonly onPick: (entry: EntryShown | null) => void;
}

/** Finds one entry by its title, address or id. */
export function PickEntry({ collection, label, onPick, picked }: Props) {
  const [text, setText] = useState('');
  const { found, problem } = useQuickFind(collection, picked === null ? text : '');
  const id = useId();
  const offers = found === null ? [] : [...(found.match === null ? [] : [found.match]), ...found.suggestions];
  if (picked !== null) {
    return (
      <div className="merge__pick">
        <p>{label}</p>
        <p>
          <strong>{picked.title}</strong> <span className="desk-page__note">{picked.about}</span>
        </p>
        <Button buttonStyle="secondary" margin={false} onClick={() => onPick(null)} size="small">
          Choose another
        </Button>
      </div>
    );
  }
  return (
    <div className="merge__pick">
      <label htmlFor={id}>{label}</label>
      <input
        autoComplete="off"
        id={id}
        onChange={({ target }) => setText(target.value)}
        placeholder="title, address or id"
        type="search"
        value={text}
      />
      {problem === null ? null : <p role="alert">{problem}</p>}
      {text !== '' && found !== null && offers.length === 0 ? (
        <p className="desk-page__note">No entry is called so.</p>
      ) : null}
      {offers.map((entry) => (
        <div className="merge__offer" key={entry.id}>
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => {
              setText('');
              onPick(entry);
            }}
            size="small"
          >
            Choose
          </Button>
          <span>
            {entry.title} <span className="desk-page__note">{entry.about}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
