import { type EntryFacts, normaliseTitle } from '@masthead/importer';
import type { Payload } from 'payload';
import { databaseOf } from '../../read-model.ts';
import type { EntryCollection } from './entry-shape.ts';

const most = 12;

/**
 * Ids of entries whose title shares words with this one, most alike first: candidates that `suggestMerges` weighs.
 * A text index answers (20,000 entries: some milliseconds); `beginsWith` also finds a title that is still being typed.
 */
export async function likelyEntries(
  payload: Payload,
  collection: EntryCollection,
  { kind, title }: Pick<EntryFacts, 'kind' | 'title'>,
  beginsWith = false,
): Promise<string[]> {
  const words = normaliseTitle(title.slice(0, 300))
    .split(' ')
    .filter((word) => word.length > 1);
  if (words.length === 0) return [];
  await indexTitles(payload);
  const entries = databaseOf(payload).collection<{ _id: unknown; keys?: string[] }>(collection);
  // Quotes and minus signs mean something to the text search; a normalised title holds neither.
  const byWords = entries
    .find({ $text: { $search: words.slice(0, 24).join(' ') } }, { maxTimeMS: 2_000 })
    .project<{ _id: unknown }>({ score: { $meta: 'textScore' } })
    .sort({ score: { $meta: 'textScore' } })
    .limit(most)
    .toArray();
  const start = `${kind}:title:${words.join(' ')}`.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const byStart = beginsWith
    ? entries
        .find({ keys: { $regex: `^${start}` } }, { maxTimeMS: 2_000 })
        .project<{ _id: unknown }>({ _id: 1 })
        .limit(most)
        .toArray()
    : Promise.resolve([]);
  const found = [...(await byStart), ...(await byWords)].map(({ _id }) => String(_id));
  return [...new Set(found)].slice(0, most);
}

const indexed = new WeakMap<object, Promise<void>>();

/** Once a process and database; safe to repeat. */
function indexTitles(payload: Payload): Promise<void> {
  const database = databaseOf(payload);
  const known = indexed.get(database);
  if (known !== undefined) return known;
  const made = Promise.all(
    ['stories', 'papers', 'media'].map((name) =>
      database
        .collection(name)
        // `none` would read "language" of an entry as its language; no entry has this field.
        .createIndex({ title: 'text' }, { name: 'entry_words', language_override: 'languageOfWords' }),
    ),
  ).then(() => undefined);
  indexed.set(database, made);
  made.catch(() => indexed.delete(database));
  return made;
}
