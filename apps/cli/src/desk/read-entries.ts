import type { EntryKind, Matchable } from '@masthead/importer';
import { z } from 'zod';
import { askDesk } from './ask-desk.ts';
import type { Desk } from './find-desk.ts';

/** The desk's lists of canonical entries, and the fields that matching needs of them. */
const lists: readonly { kind: EntryKind; collection: string; fields: readonly string[]; only?: string }[] = [
  { kind: 'story', collection: 'stories', fields: ['title', 'url', 'sources', 'dateText'] },
  { kind: 'paper', collection: 'papers', fields: ['title', 'url', 'arxivId', 'doi', 'openReviewId'] },
  // Pictures live among the media too and are named by nobody.
  { kind: 'media', collection: 'media', fields: ['title', 'url'], only: 'where[kind][not_equals]=image' },
];

const Entry = z.object({
  id: z.string(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  sources: z.array(z.string()).nullish(),
  dateText: z.string().nullish(),
  arxivId: z.string().nullish(),
  doi: z.string().nullish(),
  openReviewId: z.string().nullish(),
});
const Entries = z.object({ docs: z.array(Entry) });

/** As many as one person may want to be reminded of; the most recently touched come first. */
const newest = 3000;

/** The desk's canonical entries as candidates for merging; none when it does not answer at once. Never throws. */
export async function readEntries(desk: Desk | null): Promise<Matchable[]> {
  if (desk === null) return [];
  try {
    return (await Promise.all(lists.map((list) => readList(desk, list)))).flat();
  } catch {
    // Suggestions from the desk are a bonus: reading a file must not need it.
    return [];
  }
}

async function readList(
  desk: Desk,
  { kind, collection, fields, only }: (typeof lists)[number],
): Promise<Matchable[]> {
  const selected = fields.map((field) => `select[${field}]=true`);
  const query = [
    'depth=0',
    `limit=${newest}`,
    'sort=-updatedAt',
    ...selected,
    ...(only === undefined ? [] : [only]),
  ].join('&');
  const { docs } = await askDesk(desk, {
    path: `/api/${collection}?${encodeURI(query)}`,
    answer: Entries,
    timeoutMs: 1200,
  });
  return docs.map((entry) => matchable(kind, entry));
}

function matchable(kind: EntryKind, entry: z.output<typeof Entry>): Matchable {
  const title = entry.title ?? '';
  return {
    kind,
    title,
    label: title,
    group: 'desk',
    ref: entry.id,
    url: entry.url ?? null,
    ids: { arxiv: entry.arxivId ?? null, doi: entry.doi ?? null, openReview: entry.openReviewId ?? null },
    sources: entry.sources ?? [],
    dateText: entry.dateText ?? null,
  };
}
