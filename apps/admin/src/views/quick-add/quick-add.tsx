'use client';

import { Button, toast, useForm } from '@payloadcms/ui';
import { type KeyboardEvent, useId, useState } from 'react';
import type { EntryCollection, EntryShown } from '../../features/entries/entry-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import { NewEntry, type NewEntryFacts } from './new-entry.tsx';
import './quick-add.css';
import { useQuickFind } from './use-quick-find.ts';

interface Props {
  /** Of this field; the rows stand beside it under `items`. */
  readonly path: string;
  readonly collection: EntryCollection;
  readonly noun: string;
}

/** One line under a section: type or paste what is meant, and it stands in the section, found or newly made. */
export function QuickAdd({ collection, noun, path }: Props) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const { found, metadata, problem } = useQuickFind(collection, text);
  const { addFieldRow } = useForm();
  const id = useId();
  const items = path.replace(/[^.]+$/, 'items');
  const hints =
    collection === 'papers' ? 'title, address, arXiv id, DOI or OpenReview address' : 'title or address';
  const offers = found === null ? [] : [...(found.match === null ? [] : [found.match]), ...found.suggestions];

  const put = (entry: EntryShown) => {
    addFieldRow({
      path: items,
      schemaPath: items,
      subFieldState: {
        entry: { initialValue: entry.id, passesCondition: true, valid: true, value: entry.id },
      },
    });
    setText('');
    toast.success(`“${entry.title}” is in the section.`);
  };
  const add = async (facts: NewEntryFacts) => {
    if (busy) return;
    setBusy(true);
    try {
      put(await deskRequest<EntryShown>('POST', '/entries/add', { collection, ...facts }));
    } catch (error) {
      toast.error(error instanceof DeskRefused ? error.message : 'It was not added. Try again.');
    }
    setBusy(false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setText('');
    if (event.key !== 'Enter') return;
    // The form around would be saved.
    event.preventDefault();
    if (found?.match) put(found.match);
  };

  return (
    <div className="quick-add">
      <label htmlFor={id}>{`Add a ${noun.toLowerCase()}`}</label>
      <input
        autoComplete="off"
        id={id}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={press}
        placeholder={hints}
        spellCheck={false}
        type="text"
        value={text}
      />
      {problem === null ? null : (
        <p className="quick-add__note" role="alert">
          {problem}
        </p>
      )}
      {found === null || text.trim() === '' ? null : (
        <section aria-label={`What “${text}” may be`} className="quick-add__offers">
          {offers.map((entry, at) => (
            <div className="quick-add__offer" key={entry.id}>
              <Button buttonStyle="secondary" margin={false} onClick={() => put(entry)} size="small">
                {at === 0 && found.match !== null ? 'Use it' : 'Use this one'}
              </Button>
              <span>
                {entry.title}
                <span className="quick-add__note"> {aboutOf(entry)}</span>
              </span>
            </div>
          ))}
          {found.match === null ? (
            <NewEntry busy={busy} found={found} key={text} metadata={metadata} noun={noun} onAdd={add} />
          ) : null}
        </section>
      )}
    </div>
  );
}

function aboutOf({ about, coveredIn }: EntryShown): string {
  const covered = coveredIn.length === 0 ? '' : `previously covered in ${coveredIn.slice(0, 3).join(', ')}`;
  return [about, covered].filter((part) => part !== '').join(' · ');
}
