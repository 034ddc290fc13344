import { type EntryFacts, type EntryKind, entryKeys, isSameEntry } from '@masthead/importer';

/** What the importer's matching needs to know of an entry as the desk keeps it. */
export function factsOfEntry(kind: EntryKind, entry: Readonly<Record<string, unknown>>): EntryFacts {
  const { sources } = entry;
  return {
    kind,
    title: textOf(entry.title) ?? '',
    // An uploaded file has an address of its own, which is not the entry's.
    url: textOf(kind === 'media' ? entry.link : entry.url),
    ids: {
      arxiv: textOf(entry.arxivId),
      doi: textOf(entry.doi),
      openReview: textOf(entry.openReviewId),
    },
    sources: Array.isArray(sources) ? sources.filter((source) => typeof source === 'string') : [],
    dateText: textOf(entry.dateText),
  };
}

/** Whether a mention names this entry: by a key in common, or by one of an entry that was merged into it. */
export function isNamed(facts: EntryFacts, entry: Readonly<Record<string, unknown>>): boolean {
  const { aliasKeys } = entry;
  const aliases: readonly unknown[] = Array.isArray(aliasKeys) ? aliasKeys : [];
  return (
    isSameEntry(facts, factsOfEntry(facts.kind, entry)) ||
    entryKeys(facts).some((key) => aliases.includes(key))
  );
}

/**
 * The keys that no second entry may have. With an id the ids alone decide (two versions of a benchmark may share a
 * title); without one the address and the title do.
 */
export function unsharedKeys(facts: EntryFacts): string[] {
  const keys = entryKeys(facts);
  const ids = keys.filter(isIdKey);
  return ids.length > 0 ? ids : keys;
}

/** Whether a key is an id (arXiv, DOI, OpenReview), not an address or a title. */
export function isIdKey(key: string): boolean {
  return /^[a-z]+:(arxiv|doi|openreview):/.test(key);
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
