import type { Db } from 'mongodb';
import { publicEntries, toDocument } from '../collections.ts';
import type { PublicEntry } from '../read-model.ts';
import { changing } from './changing.ts';
import { putDocument } from './put-document.ts';

export async function upsertEntry(db: Db, entry: PublicEntry): Promise<void> {
  const document = toDocument(entry);
  await changing(db, (session) => putDocument(publicEntries(db), document, session));
}
