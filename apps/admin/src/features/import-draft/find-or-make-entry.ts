import { type DraftItem, WebUrl } from '@masthead/domain';
import { type EntryFacts, entryKeys, factsOf } from '@masthead/importer';
import type { PayloadRequest } from 'payload';
import { isIdKey, isNamed } from '../../collections/entries/entry-facts.ts';
import { dateOf, yearOf } from './date-of.ts';
import { mediumOf } from './medium-of.ts';

export type EntryCollection = 'stories' | 'papers' | 'media';
export type EntryIdFor = (item: DraftItem) => Promise<string | null>;

/** What a person said of items of the draft: this one is that entry, that one is not the entry it was matched with. */
export interface Settled {
  readonly accepted: ReadonlyMap<DraftItem, string>;
  readonly apart: ReadonlySet<DraftItem>;
}

export interface EntryCounts {
  readonly created: number;
  readonly matched: number;
}

const collections = { story: 'stories', paper: 'papers', media: 'media' } as const;

/**
 * Finds the one entry that an item names by an exact key, or makes it. Merging never guesses: arXiv id, DOI,
 * normalised URL, or equal normalised title and kind (editorial.md, "Merging"); what a person said of an item
 * goes before: accepted, it is that entry; parted, it gets one of its own beside its namesake, and none when the two
 * have an id in common, for one id is one thing. Dates without a year are read against `day`, the one the text is of.
 */
export function makeEntryFinder(
  req: PayloadRequest,
  day: Date,
  { accepted, apart }: Settled = { accepted: new Map(), apart: new Set() },
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
    if (chosen === null && apart.has(item)) {
      const others = await keysOfOthers(req, collection, facts);
      if (others.some(isIdKey)) return null;
      created += 1;
      return make(req, collection, item, facts, day, others);
    }
    const known = chosen ?? (await findSame(req, collection, facts));
    if (known !== null) {
      matched.add(known);
      return known;
    }
    created += 1;
    return make(req, collection, item, facts, day);
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
  const docs = await sharing(req, collection, keys);
  const same = docs.filter((doc) => isNamed(facts, { ...doc }));
  for (const key of keys) {
    const match = same.find((doc) => doc.keys?.includes(key));
    if (match !== undefined) return match.id;
  }
  return null;
}

/** The keys of a mention that entries have already. */
async function keysOfOthers(
  req: PayloadRequest,
  collection: EntryCollection,
  facts: EntryFacts,
): Promise<string[]> {
  const keys = entryKeys(facts);
  const docs = await sharing(req, collection, keys);
  return keys.filter((key) => docs.some((doc) => doc.keys?.includes(key)));
}

/** Entries with at least one of these keys. */
async function sharing(req: PayloadRequest, collection: EntryCollection, keys: string[]) {
  const { docs } = await req.payload.find({
    collection,
    where: { keys: { in: keys } },
    limit: 20,
    pagination: false,
    depth: 0,
    req,
  });
  return docs;
}

async function make(
  req: PayloadRequest,
  collection: EntryCollection,
  item: DraftItem,
  { title, url }: EntryFacts,
  day: Date,
  othersKeys: string[] = [],
): Promise<string> {
  const named = { title, ...(othersKeys.length === 0 ? {} : { othersKeys }) };
  const shared = { ...named, ...(url === null ? {} : { url }) };
  const year = yearOf(item, day);
  const [show] = item.sources;
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
            ...dateOf(item.dateText, day),
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
            ...(year === null ? {} : { year }),
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
            ...named,
            kind: mediumOf(item),
            people: item.authors,
            ...(show === undefined ? {} : { show: show.slice(0, 200) }),
            ...(url === null ? {} : { link: url }),
          },
        })
      ).id;
  }
}
