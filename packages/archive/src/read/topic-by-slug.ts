import type { Db } from 'mongodb';
import { fromDocument, publicEntries } from '../collections.ts';
import type { PublicEntry, PublicTopic } from '../read-model.ts';
import { withPublicMentions } from './with-public-mentions.ts';

/** A topic is public while one of its entries is. */
export async function topicBySlug(db: Db, slug: string, now: Date): Promise<PublicTopic | null> {
  const rows = await publicEntries(db).find({ 'topics.slug': slug }).toArray();
  const entries = await withPublicMentions(db, rows.map(fromDocument), now);
  const name = entries.flatMap((entry) => entry.topics).find((topic) => topic.slug === slug)?.name;
  if (name === undefined) return null;
  return { slug, name, entries: [...entries].sort((a, b) => newest(b) - newest(a)) };
}

function newest(entry: PublicEntry): number {
  return entry.mentions[0]?.publicFrom?.getTime() ?? 0;
}
