import type { Db } from 'mongodb';
import { authorSlug } from '../author-slug.ts';
import { fromDocument, publicEntries } from '../collections.ts';
import type { PublicAuthor } from '../read-model.ts';
import { withPublicMentions } from './with-public-mentions.ts';

/** All spellings of a name that lead to one address are one author; null when no public paper has one. */
export async function papersByAuthor(db: Db, slug: string, now: Date): Promise<PublicAuthor | null> {
  // Read off the index of authors alone, `distinct` names an entry that has none `undefined`.
  const names: readonly unknown[] = await publicEntries(db).distinct('authors');
  const spellings = names
    .filter((name) => typeof name === 'string')
    .filter((name) => authorSlug(name) === slug);
  if (spellings.length === 0) return null;
  const rows = await publicEntries(db)
    .find({ kind: 'paper', authors: { $in: spellings } })
    .toArray();
  const papers = await withPublicMentions(db, rows.map(fromDocument), now);
  const name = papers.flatMap(({ authors }) => authors).find((author) => authorSlug(author) === slug);
  if (name === undefined) return null;
  const newest = (paper: (typeof papers)[number]) => paper.mentions[0]?.publicFrom?.getTime() ?? 0;
  return { slug, name, papers: [...papers].sort((a, b) => newest(b) - newest(a)) };
}
