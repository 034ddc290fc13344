import {
  assertNever,
  type DraftItem,
  type DraftSection,
  inlineFromPlain,
  type RichText,
  richTextFromPlain,
  WebUrl,
} from '@masthead/domain';
import type { Issue } from '../../payload-types.ts';
import { lexicalFromOutline, lexicalFromRichText, type OutlineNode } from '../rich-text/convert.ts';
import { lexicalFromPlain } from '../rich-text/from-plain.ts';
import { collectionOf, type EntryIdFor } from './find-or-make-entry.ts';

type SectionBlock = NonNullable<Issue['sections']>[number];
type MentionKind = 'watch' | 'bigStory' | 'stories' | 'papers';

/**
 * Draft sections → blocks of the issue, in order, without losing a word. An item of another kind than its section
 * (a paper among stories) gets a section of its own in its place, so that its entry is found all the same.
 */
export async function sectionsToBlocks(
  sections: readonly DraftSection[],
  idFor: EntryIdFor,
): Promise<SectionBlock[]> {
  const blocks: SectionBlock[] = [];
  for (const section of sections.flatMap(partByKind)) blocks.push(await blockFor(section, idFor));
  return blocks;
}

async function blockFor(section: DraftSection, idFor: EntryIdFor): Promise<SectionBlock> {
  const { heading, kind, items } = section;
  switch (kind) {
    case 'watch':
    case 'bigStory':
    case 'stories':
    case 'papers':
      return { blockType: kind, heading, items: await mentions(items, idFor) };
    case 'takeaways':
      return {
        blockType: kind,
        heading,
        items: items.map((item) => ({
          claim: item.title,
          detail: lexicalFromPlain(paragraphs(item.byline, item.commentary)),
        })),
      };
    case 'reading':
      return {
        blockType: kind,
        heading,
        items: items.map((item) => ({
          title: item.title,
          url: printable(item.url),
          byline: item.byline,
          note: lexicalFromPlain(item.commentary),
        })),
      };
    case 'outline':
      return { blockType: kind, heading, body: lexicalFromOutline(items.flatMap(outlineNodes)) };
    case 'text':
    case 'callout':
    case 'sponsor':
      return { blockType: kind, heading, body: lexicalFromRichText(items.flatMap(textBlocks)) };
    case 'image':
      // Text holds no picture: what was said in its place is kept as a caption.
      return {
        blockType: kind,
        heading,
        caption: items.map((item) => words(item)).join(' '),
      };
    case 'divider':
      return { blockType: kind, heading };
    default:
      return assertNever(kind);
  }
}

async function mentions(items: readonly DraftItem[], idFor: EntryIdFor) {
  const rows = [];
  for (const item of items) {
    const entry = await idFor(item);
    rows.push({
      ...(entry === null ? {} : { entry }),
      title: item.title,
      byline: item.byline,
      // The entry's address may be another issue's; without an entry the mention holds its own.
      url: entry === null ? printable(item.url) : null,
      commentary: lexicalFromPlain(item.commentary),
      printPrevious: false,
    });
  }
  return rows;
}

const home: Readonly<Record<MentionKind, 'stories' | 'papers' | 'media'>> = {
  watch: 'media',
  bigStory: 'stories',
  stories: 'stories',
  papers: 'papers',
};

/** Parts a section of mentions where an item's canonical entry would not fit; the first part keeps the heading. */
function partByKind(section: DraftSection): DraftSection[] {
  if (!isMentionKind(section.kind)) return [section];
  const parts: DraftSection[] = [];
  for (const item of section.items) {
    const collection = collectionOf(item);
    const kind =
      collection === null || collection === home[section.kind] ? section.kind : kindFor(collection);
    const last = parts.at(-1);
    // What has no entry (free text) stays where it stands, whatever surrounds it.
    if (last !== undefined && (last.kind === kind || collection === null)) last.items.push(item);
    else parts.push({ kind, heading: '', items: [item] });
  }
  const [first, ...rest] = parts;
  if (first === undefined) return [section];
  return [{ ...first, heading: section.heading }, ...rest];
}

function isMentionKind(kind: DraftSection['kind']): kind is MentionKind {
  return kind in home;
}

function kindFor(collection: 'stories' | 'papers' | 'media'): MentionKind {
  if (collection === 'stories') return 'stories';
  return collection === 'papers' ? 'papers' : 'watch';
}

function outlineNodes(item: DraftItem): OutlineNode[] {
  const children = inlineFromPlain(words(item));
  if (children.length === 0) return [];
  if (item.kind === 'heading') return [{ type: 'heading', depth: item.depth, children }];
  return [{ type: item.kind === 'listItem' ? 'item' : 'paragraph', depth: item.depth, children }];
}

function textBlocks(item: DraftItem): RichText {
  const children = inlineFromPlain(words(item));
  if (item.kind === 'heading') return [{ type: 'heading', level: item.depth === 0 ? 3 : 4, children }];
  if (item.kind === 'listItem') return [{ type: 'listItem', ordered: false, depth: item.depth, children }];
  return richTextFromPlain(paragraphs(item.title, item.byline, item.commentary));
}

/** An item's words in printed order, on one line. */
function words(item: DraftItem): string {
  return [item.title, item.byline, item.commentary].filter((part) => part !== '').join(' — ');
}

function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function printable(url: string | null): string | null {
  return url !== null && WebUrl.safeParse(url).success ? url : null;
}
