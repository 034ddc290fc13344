import { type EntryKind, entryKeys } from '@masthead/importer';
import type { CollectionBeforeChangeHook } from 'payload';
import { factsOfEntry, textOf, unsharedKeys } from './entry-facts.ts';

/** Keeps the merge keys in step with what the entry says of itself. */
export const setEntryKeys =
  (kind: EntryKind): CollectionBeforeChangeHook =>
  ({ data, originalDoc }) => {
    const entry: Record<string, unknown> = { ...originalDoc, ...data };
    // Two images may well be called "Chart"; their file is what makes them the same.
    if (kind === 'media' && entry.kind === 'image') {
      const key = `image:${textOf(entry.filename) ?? textOf(entry.slug) ?? ''}`;
      return { ...data, keys: [key], unsharedKeys: [key] };
    }
    const facts = factsOfEntry(kind, entry);
    return { ...data, keys: entryKeys(facts), unsharedKeys: unsharedKeys(facts) };
  };
