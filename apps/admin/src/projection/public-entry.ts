import { mentionsOf, type PublicEntry, type PublicIssue, type PublicMention } from '@masthead/archive';
import { phrasesFor } from '@masthead/templates';
import type { Payload } from 'payload';
import type { Media, Paper, Story } from '../payload-types.ts';
import { readModelCollection } from '../read-model.ts';

export type EntryCollection = 'stories' | 'papers' | 'media';

/** A canonical entry with all that public issues said about it; null when no public issue mentions it. */
export async function publicEntryOf(
  payload: Payload,
  collection: EntryCollection,
  entryId: string,
): Promise<PublicEntry | null> {
  const entry = await payload.findByID({ collection, id: entryId, depth: 1, disableErrors: true });
  if (entry === null || !entry.slug) return null;
  const { mentions, language } = await saidOf(payload, entryId);
  if (mentions.length === 0) return null;
  // A media entry's `url` is Payload's address of its file; where it can be watched is `link`.
  const url = ('link' in entry ? entry.link : entry.url) || null;
  const common = { id: entry.id, slug: entry.slug, title: entry.title, url, mentions };
  const topics = (entry.topics ?? []).flatMap((topic) =>
    typeof topic === 'string' || !topic.slug ? [] : [{ slug: topic.slug, name: topic.name }],
  );
  switch (collection) {
    case 'stories':
      return { ...common, ...ofNoPaper, kind: 'story', topics, byline: storyByline(entry as Story) };
    case 'papers':
      return { ...common, ...ofPaper(entry as Paper), kind: 'paper', topics };
    case 'media':
      return (entry as Media).kind === 'image'
        ? null
        : { ...common, ...ofNoPaper, kind: 'media', topics, byline: mediaByline(entry as Media, language) };
  }
}

const ofNoPaper = {
  authors: [],
  venue: null,
  year: null,
  arxivId: null,
  doi: null,
  openReviewId: null,
} as const;

function ofPaper(paper: Paper) {
  const authors = paper.authors ?? [];
  return {
    authors,
    venue: paper.venue || null,
    year: paper.year ?? null,
    arxivId: paper.arxivId || null,
    doi: paper.doi || null,
    openReviewId: paper.openReviewId || null,
    byline: line([authors.join(', '), paper.venue, paper.arxivId ? `arXiv ${paper.arxivId}` : null]),
  };
}

function storyByline(story: Story): string {
  return line([(story.sources ?? []).join(', '), story.dateText]);
}

function mediaByline(media: Media, language: string): string {
  const minutes = media.durationMinutes ? phrasesFor(language).duration(media.durationMinutes) : null;
  return line([media.show, (media.people ?? []).join(', '), minutes]);
}

function line(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}

interface Said {
  readonly mentions: readonly PublicMention[];
  /** Of the issue that spoke of it last: the page of the entry wears its newsletter. */
  readonly language: string;
}

/** Oldest first, as a timeline is read; taken from the published snapshots, never from drafts. */
async function saidOf(payload: Payload, entryId: string): Promise<Said> {
  const rows = await readModelCollection<Omit<PublicIssue, 'id'> & { _id: string }>(payload, 'publicIssues')
    .find({ 'snapshot.sections.items.entryId': entryId })
    .sort({ publicFrom: 1, number: 1, _id: 1 })
    .toArray();
  return {
    mentions: rows.flatMap(({ _id, ...issue }) => mentionsOf({ id: _id, ...issue }).get(entryId) ?? []),
    language: rows.at(-1)?.snapshot.issue.language ?? 'en',
  };
}
