import { type DraftItem, WebUrl } from '@masthead/domain';
import { type EntryFacts, entryKeys, factsOf, findDifference, joinFacts } from '@masthead/importer';
import type { PayloadRequest } from 'payload';
import { isIdKey, isNamed } from '../../collections/entries/entry-facts.ts';
import { dateOf, yearOf } from './date-of.ts';
import { mediumOf } from './medium-of.ts';

export type EntryCollection = 'stories' | 'papers' | 'media';
export type EntryIdFor = (item: DraftItem) => Promise<string | null>;

/**
 * What a person said of items of the draft: this one is that entry, that one is not the entry it was matched with, and
 * another is what an item before it is, though its address or id differs.
 */
export interface Settled {
  readonly accepted: ReadonlyMap<DraftItem, string>;
  readonly apart: ReadonlySet<DraftItem>;
  readonly together: ReadonlySet<DraftItem>;
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
 * have an id in common, for one id is one thing. Two items of one draft that have a title in common are parted by an id or
 * address that differs (decision 0152), for nobody could be asked before there was an entry; where nothing differs the
 * one entry learns what both tell. Dates without a year are read against `day`, the one the text is of.
 */
export function makeEntryFinder(
  req: PayloadRequest,
  day: Date,
  { accepted, apart, together }: Settled = { accepted: new Map(), apart: new Set(), together: new Set() },
): { idFor: EntryIdFor; counts(): EntryCounts } {
  let created = 0;
  const matched = new Set<string>();
  /** By entry: what the items of this draft that it was made of tell. */
  const made = new Map<string, EntryFacts>();
  const idFor: EntryIdFor = async (item) => {
    const named = factsOf(item);
    if (named === null || named.title.trim() === '') return null;
    const url = named.url !== null && WebUrl.safeParse(named.url).success ? named.url : null;
    const facts = { ...named, title: named.title.trim().slice(0, 500), url };
    const collection = collections[facts.kind];
    const chosen = await findChosen(req, collection, accepted.get(item));
    const known = chosen ?? (await findSame(req, collection, facts));
    const twin = known === null ? undefined : made.get(known);
    const differs = twin !== undefined && !together.has(item) && findDifference(twin, facts) !== null;
    const isAnother = chosen === null && (apart.has(item) || differs);
    if (known !== null && !isAnother) {
      if (twin === undefined) matched.add(known);
      else made.set(known, await learn(req, collection, known, twin, facts));
      return known;
    }
    const others = isAnother ? await keysOfOthers(req, collection, facts) : [];
    if (others.some(isIdKey)) return null;
    created += 1;
    const id = await make(req, collection, item, facts, day, others);
    made.set(id, facts);
    return id;
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

/** An entry that this draft has just made is told what another item of the draft knows of it. Answers all that is known now. */
async function learn(
  req: PayloadRequest,
  collection: EntryCollection,
  id: string,
  known: EntryFacts,
  told: EntryFacts,
): Promise<EntryFacts> {
  const all = joinFacts(known, told);
  const url = all.url === known.url ? {} : { [collection === 'media' ? 'link' : 'url']: all.url };
  const ids = collection === 'papers' ? idFields(all) : {};
  const isNew = all.url !== known.url || JSON.stringify(all.ids) !== JSON.stringify(known.ids);
  if (isNew) await req.payload.update({ collection, id, depth: 0, req, data: { ...url, ...ids } });
  return all;
}

function idFields({ ids }: Pick<EntryFacts, 'ids'>) {
  return {
    ...(ids.arxiv === null ? {} : { arxivId: ids.arxiv }),
    ...(ids.doi === null ? {} : { doi: ids.doi }),
    ...(ids.openReview === null ? {} : { openReviewId: ids.openReview.slice(0, 40) }),
  };
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
            ...idFields(item),
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
