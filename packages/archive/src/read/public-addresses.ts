import type { Db } from 'mongodb';
import { authorSlug } from '../author-slug.ts';
import { publicEntries, publicIssues } from '../collections.ts';
import type { PublicAddress, PublicEntry, PublicIssue } from '../read-model.ts';
import { namedAt } from './is-public.ts';

type EntryRow = Pick<PublicEntry, 'kind' | 'slug' | 'authors' | 'topics'> & {
  readonly mentions: readonly { readonly issueId: string }[];
};

/** Every page that holds something public, with the instant of the last issue that touched it; pages that change together stand together. */
export async function publicAddresses(db: Db, now: Date): Promise<readonly PublicAddress[]> {
  const issues = await publicIssues(db)
    .find(namedAt(now))
    .project<Pick<PublicIssue, 'slug' | 'archiveMode'> & { _id: string; publicFrom: Date }>({
      slug: 1,
      publicFrom: 1,
      archiveMode: 1,
    })
    .sort({ publicFrom: 1 })
    .toArray();
  // The page of a subscribers' issue is there for everybody; what it says of stories is not.
  const instants = new Map(
    issues
      .filter(({ archiveMode }) => archiveMode === 'public')
      .map(({ _id, publicFrom }) => [_id, publicFrom]),
  );
  const found = new Map<string, PublicAddress>();
  const touch = (kind: PublicAddress['kind'], slug: string, changedAt: Date) => {
    const key = `${kind}/${slug}`;
    const before = found.get(key);
    if (before === undefined || before.changedAt < changedAt) found.set(key, { kind, slug, changedAt });
  };
  for (const { slug, publicFrom } of issues) touch('issue', slug, publicFrom);
  const entries = publicEntries(db)
    .find()
    .project<EntryRow>({ kind: 1, slug: 1, authors: 1, 'topics.slug': 1, 'mentions.issueId': 1 })
    .sort({ _id: 1 });
  for await (const { kind, slug, authors, topics, mentions } of entries) {
    const times = mentions.flatMap(({ issueId }) => instants.get(issueId)?.getTime() ?? []);
    if (times.length === 0) continue;
    const changedAt = new Date(Math.max(...times));
    touch(kind, slug, changedAt);
    for (const topic of topics) touch('topic', topic.slug, changedAt);
    for (const author of kind === 'paper' ? authors : []) {
      const address = authorSlug(author);
      if (address !== null) touch('author', address, changedAt);
    }
  }
  return [...found.values()];
}
