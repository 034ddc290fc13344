import type { DraftItem, IssueDraft } from '@masthead/domain';

/** The kinds of things that many issues may mention: one entry each. */
export type EntryKind = 'story' | 'paper' | 'media';

/** What matching needs to know of a mention or of an entry. */
export interface EntryFacts {
  readonly kind: EntryKind;
  readonly title: string;
  readonly url: string | null;
  readonly ids: {
    readonly arxiv: string | null;
    readonly doi: string | null;
    readonly openReview: string | null;
  };
  readonly sources: readonly string[];
  readonly dateText: string | null;
}

/** A mention of an entry in a draft: where it stands, and its facts. */
export interface DraftMention extends EntryFacts {
  /** Indexes into `sections` and `items`. */
  readonly section: number;
  readonly item: number;
}

/** Stories, papers and media of a draft in order. Takeaways, links, outlines and free text name no entry. */
export function mentionsOf(issue: IssueDraft): DraftMention[] {
  return issue.sections.flatMap((section, s) =>
    section.items.flatMap((item, i) => {
      const facts = factsOf(item);
      return facts ? [{ ...facts, section: s, item: i }] : [];
    }),
  );
}

/** The facts of an item; null when it is of no kind that becomes an entry. */
export function factsOf(item: DraftItem): EntryFacts | null {
  const { kind, ids, url, sources, dateText } = item;
  if (kind !== 'story' && kind !== 'paper' && kind !== 'media') return null;
  return { kind, title: entryTitle(item), url, ids, sources, dateText };
}

/** What two mentions of one thing tell of it together; where both tell, the first is heard. */
export function joinFacts(first: EntryFacts, second: EntryFacts): EntryFacts {
  const { arxiv, doi, openReview } = first.ids;
  return {
    ...first,
    url: first.url ?? second.url,
    ids: {
      arxiv: arxiv ?? second.ids.arxiv,
      doi: doi ?? second.ids.doi,
      openReview: openReview ?? second.ids.openReview,
    },
  };
}

/** An entry's own name: a talk without the show it was in ("Show — Title" → "Title"), a title without its outer quotes. */
function entryTitle(item: DraftItem): string {
  const show = item.sources[0];
  const named = item.kind === 'media' && show !== undefined && item.title.startsWith(`${show} — `);
  const title = named ? item.title.slice(show.length + 3) : item.title;
  return /^["“«].*["”»]$/su.test(title) && !/["“”«»]/u.test(title.slice(1, -1)) ? title.slice(1, -1) : title;
}
