import type { Db } from 'mongodb';
import { fromDocument, publicEntries } from '../collections.ts';
import type { PublicEntry } from '../read-model.ts';
import { withPublicMentions } from './with-public-mentions.ts';

export async function entriesById(
  db: Db,
  ids: readonly string[],
  now: Date,
): Promise<readonly PublicEntry[]> {
  const rows = await publicEntries(db)
    .find({ _id: { $in: [...ids] } })
    .toArray();
  const entries = await withPublicMentions(db, rows.map(fromDocument), now);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}
