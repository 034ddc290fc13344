import { type EntryFacts, type EntryKind, entryKeys, suggestMerges } from '@masthead/importer';
import type { Payload } from 'payload';
import { factsOfEntry, isNamed } from '../../collections/entries/entry-facts.ts';
import type { Media, Paper, Story } from '../../payload-types.ts';
import type { EntryCollection, EntryShown, EntrySuggested } from './entry-shape.ts';
import { likelyEntries } from './likely-entries.ts';
import { showEntries } from './show-entries.ts';

export const collectionOf = { story: 'stories', paper: 'papers', media: 'media' } as const satisfies Record<
  EntryKind,
  EntryCollection
>;

/** What the desk knows of a thing that somebody mentions: the entry itself, or entries it may be. */
export interface Matched {
  readonly match: EntryShown | null;
  readonly suggestions: readonly EntrySuggested[];
}

interface Options {
  /** Also entries whose title only begins like this: somebody is still typing. */
  readonly beginsWith?: boolean;
  /** How many mentions get suggestions; the rest are matched exactly alone. */
  readonly suggestFor?: number;
}

/** For each mention, in order, its entry by an exact key, else what it may be with a score and a reason. */
export async function matchMentions(
  payload: Payload,
  mentions: readonly EntryFacts[],
  { beginsWith = false, suggestFor = 200 }: Options = {},
): Promise<Matched[]> {
  const exact = await findExact(payload, mentions);
  const open = mentions.flatMap((facts, at) =>
    exact[at] === null && at < suggestFor ? [{ facts, at }] : [],
  );
  const likely = new Map(
    await Promise.all(
      open.map(async ({ facts, at }) => {
        const ids = await likelyEntries(payload, collectionOf[facts.kind], facts, beginsWith);
        return [at, ids] as const;
      }),
    ),
  );
  const docs = await load(payload, mentions, likely);
  const found = mentions.map(({ kind }, at) => {
    const collection = collectionOf[kind];
    const candidates = (likely.get(at) ?? []).flatMap((id) => docs.get(`${collection}:${id}`) ?? []);
    return { collection, match: exact[at] ?? null, candidates };
  });
  const all = found.flatMap(({ collection, match, candidates }) =>
    [...(match === null ? [] : [match]), ...candidates].map((doc) => ({ collection, doc })),
  );
  const shown = new Map((await showEntries(payload, all)).map((entry) => [entry.id, entry]));
  return mentions.map((facts, at) => {
    const { match, candidates } = found[at] ?? { match: null, candidates: [] };
    return {
      match: (match !== null && shown.get(match.id)) || null,
      suggestions: match === null ? suggestionsFor(facts, candidates, shown, beginsWith) : [],
    };
  });
}

type Doc = Story | Paper | Media;

async function findExact(payload: Payload, mentions: readonly EntryFacts[]): Promise<(Doc | null)[]> {
  const byKind = new Map<EntryKind, Doc[]>();
  for (const kind of ['story', 'paper', 'media'] as const) {
    const keys = [...new Set(mentions.filter((facts) => facts.kind === kind).flatMap(entryKeys))];
    const docs: Doc[] = [];
    // In portions: a paste of noise may name thousands of things.
    for (let from = 0; from < keys.length; from += 500) {
      const page = await payload.find({
        collection: collectionOf[kind],
        where: { keys: { in: keys.slice(from, from + 500) } },
        limit: 1_000,
        pagination: false,
        depth: 0,
      });
      docs.push(...page.docs);
    }
    byKind.set(kind, docs);
  }
  const byKey = new Map(
    [...byKind.values()].flat().flatMap((doc) => (doc.keys ?? []).map((key) => [key, doc] as const)),
  );
  return mentions.map((facts) => {
    for (const key of entryKeys(facts)) {
      const doc = byKey.get(key);
      if (doc !== undefined && isNamed(facts, { ...doc })) return doc;
    }
    return null;
  });
}

async function load(
  payload: Payload,
  mentions: readonly EntryFacts[],
  likely: ReadonlyMap<number, readonly string[]>,
): Promise<Map<string, Doc>> {
  const docs = new Map<string, Doc>();
  for (const kind of ['story', 'paper', 'media'] as const) {
    const ids = mentions.flatMap((facts, at) => (facts.kind === kind ? (likely.get(at) ?? []) : []));
    if (ids.length === 0) continue;
    const collection = collectionOf[kind];
    const page = await payload.find({
      collection,
      where: { id: { in: [...new Set(ids)] } },
      pagination: false,
      depth: 0,
    });
    for (const doc of page.docs) {
      if (!('kind' in doc && doc.kind === 'image')) docs.set(`${collection}:${doc.id}`, doc);
    }
  }
  return docs;
}

function suggestionsFor(
  facts: EntryFacts,
  candidates: readonly Doc[],
  shown: ReadonlyMap<string, EntryShown>,
  beginsWith: boolean,
): EntrySuggested[] {
  const entries = candidates.map((doc) => ({
    ...factsOfEntry(facts.kind, { ...doc }),
    label: doc.title,
    group: 'desk',
    ref: doc.id,
  }));
  const mention = { ...facts, label: facts.title, group: 'paste', ref: 'paste' };
  const weighed = suggestMerges([mention], entries).flatMap(({ candidateRef, score, why }) => {
    const entry = shown.get(candidateRef);
    return entry === undefined ? [] : [{ ...entry, score, why }];
  });
  if (!beginsWith) return weighed.slice(0, 3);
  // While somebody types, whatever shares words is offered, in the order the search found it.
  const others = candidates.flatMap(({ id }) => {
    const entry = weighed.some((one) => one.id === id) ? undefined : shown.get(id);
    return entry === undefined ? [] : [{ ...entry, score: 0, why: 'the title shares words' }];
  });
  return [...weighed, ...others].slice(0, 6);
}
