import { useEffect, useState } from 'react';
import type { EntryCollection } from '../features/entries/entry-shape.ts';

/** The title an entry has now; '' until it is read, and where nothing is to be read. */
export function useEntryTitle(collection: EntryCollection | undefined, id: string | null): string {
  const [title, setTitle] = useState('');
  useEffect(() => {
    let over = false;
    setTitle('');
    if (collection === undefined || id === null || id === '') return;
    fetch(`/api/${collection}/${id}?depth=0&select[title]=true`, { credentials: 'same-origin' })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as { title?: unknown }).title : ''))
      .then((read) => {
        if (!over && typeof read === 'string') setTitle(read);
      })
      // A row without its title is a row all the same.
      .catch(() => {});
    return () => {
      over = true;
    };
  }, [collection, id]);
  return title;
}
