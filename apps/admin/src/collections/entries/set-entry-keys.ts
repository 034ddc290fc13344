import type { CollectionBeforeChangeHook } from 'payload';
import { entryKeysOf } from './entry-keys.ts';

/** Keeps the merge keys in step with what the entry says of itself. */
export const setEntryKeys =
  (kind: 'story' | 'paper' | 'media'): CollectionBeforeChangeHook =>
  ({ data, originalDoc }) => {
    const entry: Record<string, unknown> = { ...originalDoc, ...data };
    // Two images may well be called "Chart"; their file is what makes them the same.
    if (kind === 'media' && entry.kind === 'image') {
      const file = textOf(entry.filename) ?? textOf(entry.slug) ?? '';
      return { ...data, keys: [`image:${file}`] };
    }
    const keys = entryKeysOf({
      kind,
      title: textOf(entry.title) ?? '',
      url: textOf(entry.url),
      arxivId: textOf(entry.arxivId),
      doi: textOf(entry.doi),
    });
    return { ...data, keys };
  };

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
