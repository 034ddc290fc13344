import type { Db } from 'mongodb';
import { fromDocument, publicEntries } from '../collections.ts';
import type { PublicEntry } from '../read-model.ts';
import { withPublicMentions } from './with-public-mentions.ts';

export async function entryBySlug(
  db: Db,
  kind: PublicEntry['kind'],
  slug: string,
  now: Date,
): Promise<PublicEntry | null> {
  const row = await publicEntries(db).findOne({ kind, slug });
  if (row === null) return null;
  const [entry] = await withPublicMentions(db, [fromDocument(row)], now);
  return entry ?? null;
}
