import type { Db } from 'mongodb';
import { type EntryDocument, fromDocument, publicEntries, publicRedirects } from '../collections.ts';
import type { PublicEntry } from '../read-model.ts';
import { withPublicMentions } from './with-public-mentions.ts';

/** The entry at an address; one that was merged into another is found there, under the other's own slug. */
export async function entryBySlug(
  db: Db,
  kind: PublicEntry['kind'],
  slug: string,
  now: Date,
): Promise<PublicEntry | null> {
  const row = (await publicEntries(db).findOne({ kind, slug })) ?? (await movedTo(db, kind, slug));
  if (row === null) return null;
  const [entry] = await withPublicMentions(db, [fromDocument(row)], now);
  return entry ?? null;
}

async function movedTo(db: Db, kind: PublicEntry['kind'], slug: string): Promise<EntryDocument | null> {
  const moved = await publicRedirects(db).findOne({ _id: `${kind}/${slug}` });
  return moved === null ? null : publicEntries(db).findOne({ kind, slug: moved.slug });
}
