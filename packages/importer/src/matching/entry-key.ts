import { normaliseUrl } from '@masthead/domain';
import type { EntryFacts } from './entry-facts.ts';
import { normaliseTitle } from './normalise-title.ts';

/**
 * The keys of which one in common makes two mentions one entry, strongest first: arXiv id, DOI, OpenReview id,
 * normalised address, normalised title. The kind is part of each: a paper and a story about it share none.
 */
export function entryKeys(entry: EntryFacts): string[] {
  const { kind, ids, title } = entry;
  const url = entry.url === null ? null : normaliseUrl(entry.url);
  const name = normaliseTitle(title);
  return [
    ids.arxiv === null ? '' : `${kind}:arxiv:${ids.arxiv.toLowerCase().replace(/v\d+$/, '')}`,
    ids.doi === null ? '' : `${kind}:doi:${ids.doi.toLowerCase()}`,
    ids.openReview === null ? '' : `${kind}:openreview:${ids.openReview}`,
    url === null || !url.includes('/') ? '' : `${kind}:url:${url}`,
    name === '' ? '' : `${kind}:title:${name}`,
  ].filter((key) => key !== '');
}

/** The strongest key. Every entry has one, were it only its empty title. */
export function entryKey(entry: EntryFacts): string {
  return entryKeys(entry)[0] ?? `${entry.kind}:title:`;
}

/** One and the same entry: a key in common, and no id of one sort that differs. */
export function isSameEntry(a: EntryFacts, b: EntryFacts): boolean {
  if (haveDifferentIds(a, b)) return false;
  const keys = new Set(entryKeys(a));
  return entryKeys(b).some((key) => keys.has(key));
}

/** Both carry an id of the same sort and the ids differ: two things, whatever their titles. */
export function haveDifferentIds(a: EntryFacts, b: EntryFacts): boolean {
  const differ = (x: string | null, y: string | null) =>
    x !== null && y !== null && x.toLowerCase() !== y.toLowerCase();
  return differ(a.ids.arxiv, b.ids.arxiv) || differ(a.ids.openReview, b.ids.openReview);
}

/**
 * What speaks for two things where one text names a title twice: ids of one sort that differ, or addresses that do.
 * Null when nothing does, or when they have an id or the address in common.
 */
export function findDifference(a: EntryFacts, b: EntryFacts): 'id' | 'address' | null {
  const told = (entry: EntryFacts) => ({
    arxiv: entry.ids.arxiv?.toLowerCase().replace(/v\d+$/, '') ?? null,
    doi: entry.ids.doi?.toLowerCase() ?? null,
    openReview: entry.ids.openReview,
    url: entry.url === null ? null : normaliseUrl(entry.url),
  });
  const [ours, theirs] = [told(a), told(b)];
  const both = (['arxiv', 'doi', 'openReview', 'url'] as const).filter(
    (sort) => ours[sort] !== null && theirs[sort] !== null,
  );
  if (both.some((sort) => ours[sort] === theirs[sort])) return null;
  const [strongest] = both;
  return strongest === undefined ? null : strongest === 'url' ? 'address' : 'id';
}
