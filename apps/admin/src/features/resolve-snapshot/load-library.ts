import type { Payload, PayloadRequest } from 'payload';
import { env } from '../../env.ts';
import type { Issue, Newsletter } from '../../payload-types.ts';
import { idOf, type Library, type PreviousMention } from './library.ts';
import { loadPrevious } from './load-previous.ts';
import { logoIds } from './newsletter-profile.ts';

interface Asker {
  readonly payload: Payload;
  readonly req?: PayloadRequest;
}

/** Loads in one query a collection whatever an issue's sections refer to. */
export async function loadLibrary(
  { payload, req }: Asker,
  issue: Issue,
  newsletter: Newsletter,
): Promise<Library> {
  const ids = referredIds(issue);
  const withReq = req === undefined ? {} : { req };
  const find = { depth: 0, pagination: false, ...withReq } as const;
  const [stories, papers, media] = await Promise.all([
    payload.find({ collection: 'stories', where: { id: { in: ids.stories } }, ...find }),
    payload.find({ collection: 'papers', where: { id: { in: ids.papers } }, ...find }),
    payload.find({
      collection: 'media',
      where: { id: { in: [...ids.media, ...logoIds(newsletter)] } },
      ...find,
    }),
  ]);
  const entries = [...stories.docs, ...papers.docs, ...media.docs];
  const topicIds = [
    ...new Set(entries.flatMap(({ topics }) => (topics ?? []).map((topic) => idOf(topic) ?? ''))),
  ].filter((id) => id !== '');
  const [topics, previous] = await Promise.all([
    payload.find({ collection: 'topics', where: { id: { in: topicIds } }, ...find }),
    loadPrevious(
      payload,
      issue,
      entries.map(({ id }) => id),
    ),
  ]);
  return {
    stories: byId(stories.docs),
    papers: byId(papers.docs),
    media: byId(media.docs),
    topics: new Map(topics.docs.map(({ id, slug, name }) => [id, { slug: slug ?? '', name }])),
    previous: new Map<string, PreviousMention>(previous),
    siteUrl: env().SITE_URL,
  };
}

function referredIds(issue: Issue): { stories: string[]; papers: string[]; media: string[] } {
  const found = { stories: new Set<string>(), papers: new Set<string>(), media: new Set<string>() };
  const add = (kind: keyof typeof found, relation: unknown) => {
    const id = idOf(relation);
    if (id !== null) found[kind].add(id);
  };
  for (const block of issue.sections ?? []) {
    switch (block.blockType) {
      case 'watch':
        for (const row of block.items ?? []) add('media', row.entry);
        break;
      case 'bigStory':
      case 'stories':
        for (const row of block.items ?? []) add('stories', row.entry);
        break;
      case 'papers':
        for (const row of block.items ?? []) add('papers', row.entry);
        break;
      case 'image':
      case 'sponsor':
        add('media', block.image);
        break;
      case 'takeaways':
      case 'reading':
      case 'outline':
      case 'text':
      case 'callout':
      case 'divider':
        break;
    }
  }
  return { stories: [...found.stories], papers: [...found.papers], media: [...found.media] };
}

function byId<Doc extends { id: string }>(docs: readonly Doc[]): ReadonlyMap<string, Doc> {
  return new Map(docs.map((doc) => [doc.id, doc]));
}
