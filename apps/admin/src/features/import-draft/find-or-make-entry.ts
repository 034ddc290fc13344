import { type DraftItem, WebUrl } from '@masthead/domain';
import { type EntryFacts, entryKeys, factsOf } from '@masthead/importer';
import type { PayloadRequest } from 'payload';
import { isNamed } from '../../collections/entries/entry-facts.ts';
import { dateOf } from './date-of.ts';
import { mediumOf } from './medium-of.ts';

export type EntryCollection = 'stories' | 'papers' | 'media';
export type EntryIdFor = (item: DraftItem) => Promise<string | null>;

export interface EntryCounts {
  readonly created: number;
  readonly matched: number;
}

const collections = { story: 'stories', paper: 'papers', media: 'media' } as const;

/**
 * Finds the one entry that an item names by an exact key, or makes it. Merging never guesses: arXiv id, DOI,
 * normalised URL, or equal normalised title and kind (editorial.md, "Merging"); what a person accepted for an item
 * goes before. Dates without a year are read against `now`.
 */
export function makeEntryFinder(
  req: PayloadRequest,
  now: Date,
  accepted: ReadonlyMap<DraftItem, string> = new Map(),
): { idFor: EntryIdFor; counts(): EntryCounts } {
  let created = 0;
  const matched = new Set<string>();
  const idFor: EntryIdFor = async (item) => {
    const named = factsOf(item);
    if (named === null || named.title.trim() === '') return null;
    const url = named.url !== null && WebUrl.safeParse(named.url).success ? named.url : null;
    const facts = { ...named, title: named.title.trim().slice(0, 500), url };
    const collection = collections[facts.kind];
    const chosen = await findChosen(req, collection, accepted.get(item));
    const known = chosen ?? (await findSame(req, collection, facts));
    if (known !== null) {
      matched.add(known);
      return known;
    }
    created += 1;
    return make(req, collection, item, facts, now);
  };
  return { idFor, counts: () => ({ created, matched: matched.size }) };
}

/** The entry that was accepted, if it is one of this kind and still there. */
async function findChosen(
  req: PayloadRequest,
  collection: EntryCollection,
  id: string | undefined,
): Promise<string | null> {
  if (id === undefined) return null;
  const { docs } = await req.payload.find({
    collection,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    select: { title: true },
    req,
  });
  return docs[0]?.id ?? null;
}

/** Of several, the one that shares the most telling key (they are in that order). */
async function findSame(
  req: PayloadRequest,
  collection: EntryCollection,
  facts: EntryFacts,
): Promise<string | null> {
  const keys = entryKeys(facts);
  const { docs } = await req.payload.find({
    collection,
    where: { keys: { in: keys } },
    limit: 20,
    pagination: false,
    depth: 0,
    req,
  });
  const same = docs.filter((doc) => isNamed(facts, { ...doc }));
  for (const key of keys) {
    const match = same.find((doc) => doc.keys?.includes(key));
    if (match !== undefined) return match.id;
  }
  return null;
}

async function make(
  req: PayloadRequest,
  collection: EntryCollection,
  item: DraftItem,
  { title, url }: EntryFacts,
  now: Date,
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
            ...dateOf(item.dateText, now),
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
          data: {
            title,
            kind: mediumOf(item),
            people: item.authors,
            ...(url === null ? {} : { link: url }),
          },
        })
      ).id;
  }
}
