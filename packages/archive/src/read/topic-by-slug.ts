import type { Db } from 'mongodb';
import { fromDocument, publicEntries, publicRedirects } from '../collections.ts';
import type { PublicEntry, PublicTopic } from '../read-model.ts';
import { withPublicMentions } from './with-public-mentions.ts';

/** A topic is public while one of its entries is; one that was merged into another is found there, under the other's slug. */
export async function topicBySlug(db: Db, slug: string, now: Date): Promise<PublicTopic | null> {
  const rows = await publicEntries(db).find({ 'topics.slug': slug }).toArray();
  if (rows.length === 0) {
    const moved = await publicRedirects(db).findOne({ _id: `topic/${slug}` });
    return moved === null || moved.slug === slug ? null : topicBySlug(db, moved.slug, now);
  }
  const entries = await withPublicMentions(db, rows.map(fromDocument), now);
  const name = entries.flatMap((entry) => entry.topics).find((topic) => topic.slug === slug)?.name;
  if (name === undefined) return null;
  return { slug, name, entries: [...entries].sort((a, b) => newest(b) - newest(a)) };
}

function newest(entry: PublicEntry): number {
  return entry.mentions[0]?.publicFrom?.getTime() ?? 0;
}
