import {
  assertNever,
  type DraftItem,
  type DraftSection,
  type Inline,
  inlineFromPlain,
  type RichText,
  richTextFromPlain,
  type Section,
  WebUrl,
} from '@masthead/domain';
import { parseDateText } from '../dates/parse-date-text.ts';

/** A draft section of one kind → the snapshot's, with nothing behind its mentions. */
export function snapshotSection(section: DraftSection, id: string, reference: Date): Section {
  const { kind, heading, items } = section;
  switch (kind) {
    case 'watch':
      return { id, heading, kind, items: items.map(mediaMention) };
    case 'takeaways':
      return {
        id,
        heading,
        kind,
        items: items.map((item) => ({ claim: item.title, detail: richTextFromPlain(item.commentary) })),
      };
    case 'bigStory':
    case 'stories':
      return { id, heading, kind, items: items.map(storyMention) };
    case 'papers':
      return { id, heading, kind, items: items.map((item) => paperMention(item, reference)) };
    case 'reading':
      return { id, heading, kind, items: items.map(readingItem) };
    case 'outline':
      return { id, heading, kind, nodes: items.map(outlineNode) };
    case 'text':
    case 'callout':
      return { id, heading, kind, body: bodyOf(items) };
    case 'sponsor':
      return { id, heading, kind, sponsor: '', url: linkOf(items[0]?.url), body: bodyOf(items), image: null };
    case 'divider':
      return { id, heading, kind };
    case 'image':
      // Text holds no image; what stands under such a heading is text.
      return { id, heading, kind: 'text', body: bodyOf(items) };
    default:
      return assertNever(kind);
  }
}

function mention(item: DraftItem) {
  return {
    entryId: null,
    entrySlug: null,
    title: item.title,
    url: linkOf(item.url),
    byline: item.byline,
    commentary: richTextFromPlain(item.commentary),
    previously: null,
  };
}

function storyMention(item: DraftItem) {
  return { ...mention(item), sources: item.sources, dateText: item.dateText, topics: [] };
}

function paperMention(item: DraftItem, reference: Date) {
  const { arxiv, doi, openReview } = item.ids;
  const year = item.dateText === null ? null : parseDateText(item.dateText, reference)?.value?.slice(0, 4);
  return {
    ...mention(item),
    url: linkOf(item.url) ?? paperUrl(item),
    authors: item.authors,
    venue: item.venue,
    year: year ? Number(year) : null,
    arxivId: arxiv,
    doi,
    openReviewId: openReview,
    topics: [],
  };
}

/** Where a paper stands, when its id says so. */
function paperUrl(item: DraftItem): string | null {
  const { arxiv, doi, openReview } = item.ids;
  if (arxiv !== null) return `https://arxiv.org/abs/${arxiv}`;
  if (doi !== null) return linkOf(`https://doi.org/${doi}`);
  return openReview === null ? null : `https://openreview.net/forum?id=${openReview}`;
}

function mediaMention(item: DraftItem) {
  const medium = /\b(podcast|talk|video|lecture|interview|webinar)\b/i.exec(
    `${item.byline} ${item.sources.join(' ')}`,
  )?.[1];
  return {
    ...mention(item),
    // Printed only where the text says it already: an import adds no words.
    medium: null,
    show: item.sources[0] ?? medium ?? null,
    people: item.authors,
    durationMinutes: null,
  };
}

function readingItem(item: DraftItem) {
  return {
    title: item.title,
    url: linkOf(item.url),
    byline: item.byline,
    note: richTextFromPlain(item.commentary),
  };
}

function outlineNode(item: DraftItem) {
  const type = item.kind === 'heading' ? 'heading' : item.kind === 'listItem' ? 'item' : 'paragraph';
  return { type, depth: item.depth, children: outlineRuns(item) } as const;
}

/** A list item's lead in bold, then what it says. */
function outlineRuns(item: DraftItem): Inline[] {
  const text = inlineFromPlain(item.commentary);
  if (item.title === '') return text;
  const url = linkOf(item.url);
  const link = url === null ? {} : { href: url };
  const leads = item.kind === 'listItem' && item.commentary !== '';
  const title = inlineFromPlain(item.title).map(
    (run): Inline => (leads ? { ...run, ...link, bold: true } : { ...run, ...link }),
  );
  return leads ? [...title, { text: ' ' }, ...text] : title;
}

function bodyOf(items: readonly DraftItem[]): RichText {
  return items.flatMap((item) =>
    richTextFromPlain([item.title, item.byline, item.commentary].filter((text) => text !== '').join(' ')),
  );
}

function linkOf(url: string | null | undefined): string | null {
  const parsed = WebUrl.safeParse(url);
  return parsed.success ? parsed.data : null;
}
