import { type DraftItem, WebUrl } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import { entryKeysOf } from '../../collections/entries/entry-keys.ts';

export type EntryCollection = 'stories' | 'papers' | 'media';
export type EntryIdFor = (item: DraftItem) => Promise<string | null>;

export interface EntryCounts {
  readonly created: number;
  readonly matched: number;
}

const kinds = { stories: 'story', papers: 'paper', media: 'media' } as const;

/** The collection an item's canonical entry lives in; null for what only its issue holds. */
export function collectionOf(item: DraftItem): EntryCollection | null {
  switch (item.kind) {
    case 'story':
      return 'stories';
    case 'paper':
      return 'papers';
    case 'media':
      return 'media';
    default:
      return null;
  }
}

/**
 * Finds the one entry that an item names by an exact key, or makes it. Merging never guesses: arXiv id, DOI,
 * normalised URL, or equal normalised title and kind (editorial.md, "Merging").
 */
export function makeEntryFinder(req: PayloadRequest): { idFor: EntryIdFor; counts(): EntryCounts } {
  let created = 0;
  const matched = new Set<string>();
  const idFor: EntryIdFor = async (item) => {
    const collection = collectionOf(item);
    const title = item.title.trim().slice(0, 500);
    if (collection === null || title === '') return null;
    const url = item.url !== null && WebUrl.safeParse(item.url).success ? item.url : null;
    const keys = entryKeysOf({
      kind: kinds[collection],
      title,
      url,
      arxivId: item.ids.arxiv,
      doi: item.ids.doi,
    });
    const known = await findByKeys(req, collection, keys);
    if (known !== null) {
      matched.add(known);
      return known;
    }
    created += 1;
    return make(req, collection, item, title, url);
  };
  return { idFor, counts: () => ({ created, matched: matched.size }) };
}

/** Of several, the one that shares the most telling key (they are in that order). */
async function findByKeys(
  req: PayloadRequest,
  collection: EntryCollection,
  keys: readonly string[],
): Promise<string | null> {
  const { docs } = await req.payload.find({
    collection,
    where: { keys: { in: [...keys] } },
    limit: keys.length,
    depth: 0,
    select: { keys: true },
    req,
  });
  for (const key of keys) {
    const match = docs.find((doc) => doc.keys?.includes(key));
    if (match !== undefined) return match.id;
  }
  return null;
}

async function make(
  req: PayloadRequest,
  collection: EntryCollection,
  item: DraftItem,
  title: string,
  url: string | null,
): Promise<string> {
  const shared = { title, ...(url === null ? {} : { url }) };
  switch (collection) {
    case 'stories':
      return (
        await req.payload.create({
          collection,
          depth: 0,
          req,
          data: {
            ...shared,
            sources: item.sources,
            ...(item.dateText === null ? {} : { dateText: item.dateText.slice(0, 80) }),
          },
        })
      ).id;
    case 'papers':
      return (
        await req.payload.create({
          collection,
          depth: 0,
          req,
          data: {
            ...shared,
            authors: item.authors,
            ...(item.venue === null ? {} : { venue: item.venue.slice(0, 200) }),
            ...(item.ids.arxiv === null ? {} : { arxivId: item.ids.arxiv }),
            ...(item.ids.doi === null ? {} : { doi: item.ids.doi }),
            ...(item.ids.openReview === null ? {} : { openReviewId: item.ids.openReview.slice(0, 40) }),
          },
        })
      ).id;
    case 'media':
      return (
        await req.payload.create({
          collection,
          depth: 0,
          req,
          data: { ...shared, kind: mediumOf(item), people: item.authors },
        })
      ).id;
  }
}

/** By its own words; a talk when they do not say. */
function mediumOf(item: DraftItem): 'podcast' | 'video' | 'talk' {
  const words = `${item.title} ${item.byline} ${item.commentary}`;
  if (/\b(podcast|episode|ep\.)\b/i.test(words)) return 'podcast';
  return /\b(video|youtube)\b/i.test(words) ? 'video' : 'talk';
}
