import { type EarlierIssue, linksOf, normaliseUrl, type Snapshot } from '@masthead/domain';
import { type EntryKind, entryKeys } from '@masthead/importer';
import type { Payload } from 'payload';
import type { Issue } from '../../payload-types.ts';
import { sentLinks } from '../../projection/project-links.ts';
import { loadPrevious } from '../resolve-snapshot/load-previous.ts';

export interface Earlier {
  readonly sentBefore: (url: string) => EarlierIssue | null;
  readonly coveredBefore: (item: {
    readonly title: string;
    readonly url: string | null;
  }) => EarlierIssue | null;
}

/** What earlier public issues of the newsletter carried and covered, asked once for a whole issue. */
export async function earlierIssues(payload: Payload, issue: Issue, snapshot: Snapshot): Promise<Earlier> {
  const [sent, covered] = await Promise.all([
    carriedBefore(payload, issue, snapshot),
    coveredBefore(payload, issue, snapshot),
  ]);
  return {
    sentBefore: (url) => sent.get(normaliseUrl(url) ?? '') ?? null,
    coveredBefore: (item) =>
      keysOf(item)
        .map((key) => covered.get(key))
        .find((earlier) => earlier !== undefined) ?? null,
  };
}

async function carriedBefore(
  payload: Payload,
  issue: Issue,
  snapshot: Snapshot,
): Promise<ReadonlyMap<string, EarlierIssue>> {
  const keys = [...new Set(linksOf(snapshot).flatMap(({ url }) => normaliseUrl(url) ?? []))];
  if (keys.length === 0) return new Map();
  const rows = await sentLinks(payload)
    .find({ keys: { $in: keys }, newsletterId: snapshot.newsletter.id, _id: { $ne: issue.id } })
    .sort({ publicFrom: 1 })
    .limit(500)
    .toArray();
  const own = issue.number ?? null;
  const earlier = rows.filter(({ number }) => own === null || number === null || number < own);
  // Ascending, so that the newest one stays.
  return new Map(
    earlier.flatMap(({ keys: carried, number, slug }) => carried.map((key) => [key, { number, slug }])),
  );
}

const kinds = { story: 'stories', paper: 'papers', media: 'media' } as const satisfies Record<
  EntryKind,
  string
>;

async function coveredBefore(
  payload: Payload,
  issue: Issue,
  snapshot: Snapshot,
): Promise<ReadonlyMap<string, EarlierIssue>> {
  const wanted = new Set(
    snapshot.sections.flatMap((section) => {
      if (section.kind === 'takeaways' || !('items' in section)) return [];
      return section.items.flatMap((item) =>
        'previously' in item && item.previously !== null ? [] : keysOf(item),
      );
    }),
  );
  if (wanted.size === 0) return new Map();
  const found = await Promise.all(
    Object.values(kinds).map((collection) =>
      payload.find({
        collection,
        where: { keys: { in: [...wanted] } },
        depth: 0,
        pagination: false,
        select: { keys: true },
      }),
    ),
  );
  const entries = found.flatMap(({ docs }) => docs);
  const previous = new Map(
    await loadPrevious(
      payload,
      issue,
      entries.map(({ id }) => id),
    ),
  );
  return new Map(
    entries.flatMap(({ id, keys }) => {
      const earlier = previous.get(id);
      return earlier === undefined ? [] : (keys ?? []).map((key) => [key, earlier] as const);
    }),
  );
}

/** The merge keys an item has by its words alone, whatever kind of entry might be behind it. */
function keysOf({ title, url }: { readonly title: string; readonly url: string | null }): readonly string[] {
  const facts = {
    title,
    url,
    ids: { arxiv: null, doi: null, openReview: null },
    sources: [],
    dateText: null,
  };
  return (Object.keys(kinds) as EntryKind[]).flatMap((kind) => entryKeys({ ...facts, kind }));
}
