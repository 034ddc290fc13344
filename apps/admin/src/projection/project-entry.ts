import type { Payload } from 'payload';
import { readModelWriter } from '../read-model.ts';
import { type EntryCollection, publicEntryOf } from './public-entry.ts';

/** Recomputes the public page of one story, paper or media. May be repeated. */
export async function projectEntry(
  payload: Payload,
  collection: EntryCollection,
  entryId: string,
): Promise<void> {
  const entry = await publicEntryOf(payload, collection, entryId);
  const writer = readModelWriter(payload);
  if (entry === null) await writer.removeEntry(entryId);
  else await writer.upsertEntry(entry);
}
