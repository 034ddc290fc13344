import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { MergeCollection, MergeSide } from '../../features/merge/merge-shape.ts';
import { useOffers } from './use-offers.ts';

interface Props {
  readonly collection: MergeCollection;
  readonly label: string;
  readonly picked: MergeSide | null;
  readonly onPick: (entry: MergeSide | null) => void;
}

/** Finds one entry by its title, address or id. */
export function PickEntry({ collection, label, onPick, picked }: Props) {
  const [text, setText] = useState('');
  const { offers, problem } = useOffers(collection, picked === null ? text : '');
  const id = useId();
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
        placeholder={collection === 'topics' ? 'name' : 'title, address or id'}
        type="search"
        value={text}
      />
      {problem === null ? null : <p role="alert">{problem}</p>}
      {text !== '' && offers !== null && offers.length === 0 ? (
        <p className="desk-page__note">Nothing is called so.</p>
      ) : null}
      {(offers ?? []).map((entry) => (
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
