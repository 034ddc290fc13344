import { type EntryFacts, joinFacts } from './entry-facts.ts';
import { entryKeys, findDifference, isSameEntry } from './entry-key.ts';

/** A mention that has a key in common with one before it in the same text. */
export interface Twin {
  /** Index of the one before. */
  readonly of: number;
  /** What speaks for two things of one title; null: nothing does, they are one. */
  readonly differs: 'id' | 'address' | null;
}

/**
 * For each mention of one text, in order, its twin among those before it; those that are known already (`isOpen` says
 * no) have none. The import makes one entry of twins that do not differ and two of those that do, unless somebody says
 * otherwise.
 */
export function findTwins(mentions: readonly EntryFacts[], isOpen: (at: number) => boolean): (Twin | null)[] {
  const entries = new Map<number, EntryFacts>();
  const holders = new Map<string, number>();
  const hold = (at: number, facts: EntryFacts) => {
    entries.set(at, facts);
    for (const key of entryKeys(facts)) if (!holders.has(key)) holders.set(key, at);
  };
  return mentions.map((facts, at) => {
    if (!isOpen(at) || facts.title.trim() === '') return null;
    const of = entryKeys(facts)
      .flatMap((key) => holders.get(key) ?? [])
      .find((before) => isSameEntry(facts, entries.get(before) ?? facts));
    const before = of === undefined ? undefined : entries.get(of);
    if (of === undefined || before === undefined) {
      hold(at, facts);
      return null;
    }
    const differs = findDifference(before, facts);
    if (differs === null) hold(of, joinFacts(before, facts));
    else hold(at, facts);
    return { of, differs };
  });
}
