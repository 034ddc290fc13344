import type { StoredEntry } from './merge-store.ts';

/** Facts an entry may take over, in the words of the desk; the rest (slug, keys, stamps) is its own. */
const facts: Readonly<Record<string, string>> = {
  url: 'Address',
  link: 'Address',
  sources: 'Sources',
  dateText: 'Date as typed',
  date: 'Date',
  datePrecision: 'How exact',
  authors: 'Authors',
  venue: 'Venue',
  year: 'Year',
  arxivId: 'arXiv id',
  doi: 'DOI',
  openReviewId: 'OpenReview id',
  show: 'Show',
  people: 'People',
  durationMinutes: 'Length (minutes)',
  image: 'Image',
  topics: 'Topics',
};

export interface Differences {
  /** Fields of the one that stays which are empty, and what the other says. */
  readonly fills: Readonly<Record<string, unknown>>;
  /** Fields on which both speak and differ. */
  readonly keeps: readonly { readonly field: string; readonly kept: unknown; readonly dropped: unknown }[];
}

/** What would be taken over of `from` and what would not. A date goes with its text or not at all. */
export function differencesOf(from: StoredEntry, into: StoredEntry): Differences {
  const dated = !isEmpty(into.dateText) || !isEmpty(into.date);
  const fills: Record<string, unknown> = {};
  const keeps: { field: string; kept: unknown; dropped: unknown }[] = [];
  for (const field of ['title', ...Object.keys(facts)]) {
    const dropped = from[field];
    const kept = into[field];
    if (isEmpty(dropped)) continue;
    const ofDate = field === 'date' || field === 'dateText' || field === 'datePrecision';
    if (isEmpty(kept) && !(ofDate && dated)) fills[field] = dropped;
    else if (!isEmpty(kept) && shown(kept) !== shown(dropped)) keeps.push({ field, kept, dropped });
  }
  return { fills, keeps };
}

export function fieldWord(field: string): string {
  return field === 'title' ? 'Title' : (facts[field] ?? field);
}

export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
