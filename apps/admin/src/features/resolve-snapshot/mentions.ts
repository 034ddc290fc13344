import {
  assertNever,
  type MediaMention,
  type PaperMention,
  type Previously,
  Slug,
  type StoryMention,
  WebUrl,
} from '@masthead/domain';
import type { Media } from '../../payload-types.ts';
import { richTextFromLexical } from '../rich-text/convert.ts';
import { idOf, type Library } from './library.ts';

/** The row of a section as the desk keeps it, whichever collection its entry lives in. */
export interface MentionRow {
  readonly entry?: unknown;
  readonly title?: string | null;
  readonly byline?: string | null;
  readonly url?: string | null;
  readonly commentary?: unknown;
  readonly printPrevious?: boolean | null;
}

export function storyMention(row: MentionRow, library: Library): StoryMention {
  const story = library.stories.get(idOf(row.entry) ?? '');
  return {
    ...common(row, story, library),
    sources: story?.sources ?? [],
    dateText: story?.dateText || null,
    topics: topicsOf(story?.topics, library),
  };
}

export function paperMention(row: MentionRow, library: Library): PaperMention {
  const paper = library.papers.get(idOf(row.entry) ?? '');
  const mention = common(row, paper, library);
  return {
    ...mention,
    url: mention.url ?? addressOf(paper),
    authors: paper?.authors ?? [],
    venue: paper?.venue || null,
    year: paper?.year ?? null,
    arxivId: paper?.arxivId || null,
    doi: paper?.doi || null,
    openReviewId: paper?.openReviewId || null,
    topics: topicsOf(paper?.topics, library),
  };
}

export function mediaMention(row: MentionRow, library: Library): MediaMention {
  const media = library.media.get(idOf(row.entry) ?? '');
  return {
    ...common(row, media === undefined ? undefined : { ...media, url: media.link ?? null }, library),
    medium: mediumOf(media?.kind),
    show: media?.show || null,
    people: media?.people ?? [],
    durationMinutes: media?.durationMinutes ?? null,
  };
}

/** The word printed for it; none where the desk does not know more than that it can be watched or heard. */
function mediumOf(kind: Media['kind'] | undefined): string | null {
  switch (kind) {
    case undefined:
    case 'image':
    case 'recording':
      return null;
    case 'talk':
    case 'podcast':
    case 'video':
      return kind;
    default:
      return assertNever(kind);
  }
}

interface Entry {
  readonly id: string;
  readonly slug?: string | null;
  readonly title: string;
  readonly url?: string | null;
}

function common(row: MentionRow, entry: Entry | undefined, library: Library) {
  return {
    entryId: entry?.id ?? null,
    entrySlug: slugOrNull(entry?.slug),
    title: row.title || entry?.title || '',
    url: linkOrNull(row.url) ?? linkOrNull(entry?.url),
    byline: row.byline ?? '',
    commentary: richTextFromLexical(row.commentary),
    previously: entry === undefined ? null : previously(entry.id, row, library),
  };
}

/** Named whenever there is one; its words only when the editor chose to print them. */
function previously(entryId: string, row: MentionRow, library: Library): Previously | null {
  const previous = library.previous.get(entryId);
  if (previous === undefined) return null;
  const { corrections, number, slug } = previous;
  return {
    number,
    slug,
    text: row.printPrevious ? previous.text : [],
    ...(corrections.length === 0 ? {} : { corrections: [...corrections] }),
  };
}

function topicsOf(topics: readonly unknown[] | null | undefined, library: Library) {
  return (topics ?? [])
    .map((topic) => library.topics.get(idOf(topic) ?? ''))
    .filter((topic) => topic !== undefined);
}

/** Where a paper can be read when nobody typed an address. */
function addressOf(paper: { arxivId?: string | null; doi?: string | null } | undefined): string | null {
  if (paper?.arxivId) return `https://arxiv.org/abs/${paper.arxivId}`;
  if (paper?.doi) return `https://doi.org/${paper.doi}`;
  return null;
}

export function linkOrNull(url: string | null | undefined): string | null {
  const parsed = WebUrl.safeParse(url);
  return parsed.success ? parsed.data : null;
}

function slugOrNull(slug: string | null | undefined): string | null {
  const parsed = Slug.safeParse(slug);
  return parsed.success ? parsed.data : null;
}
