import type { Db } from 'mongodb';
import { publicEntries, publicIssues } from '../collections.ts';
import type { PublicTopicName } from '../read-model.ts';
import { listedAt } from './is-public.ts';

/** Every topic with something public under it, by name, with the number of its entries. */
export async function publicTopics(db: Db, now: Date): Promise<readonly PublicTopicName[]> {
  const listed = await publicIssues(db).find(listedAt(now)).project<{ _id: string }>({ _id: 1 }).toArray();
  const topics = await publicEntries(db)
    .aggregate<{ _id: string; name: string; entries: number }>([
      {
        $match: { 'topics.0': { $exists: true }, 'mentions.issueId': { $in: listed.map(({ _id }) => _id) } },
      },
      { $project: { topics: 1 } },
      { $unwind: '$topics' },
      { $group: { _id: '$topics.slug', name: { $first: '$topics.name' }, entries: { $sum: 1 } } },
    ])
    .toArray();
  return topics
    .map(({ _id, name, entries }) => ({ slug: _id, name, entries }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.slug < b.slug ? -1 : 1));
}
