import {
  assertNever,
  type DraftItem,
  type DraftSection,
  type Inline,
  inlineFromPlain,
  type RichText,
  richTextFromPlain,
  WebUrl,
} from '@masthead/domain';
import { sectionsByKind } from '@masthead/importer';
import type { Issue } from '../../payload-types.ts';
import { lexicalFromOutline, lexicalFromRichText, type OutlineNode } from '../rich-text/convert.ts';
import { lexicalFromPlain } from '../rich-text/from-plain.ts';
import type { EntryIdFor } from './find-or-make-entry.ts';

type SectionBlock = NonNullable<Issue['sections']>[number];

/**
 * Draft sections → blocks of the issue, in order, without losing a word. An item of another kind than its section
 * (a paper among stories) gets a section of its own in its place, so that its entry is found all the same.
 */
export async function sectionsToBlocks(
  sections: readonly DraftSection[],
  idFor: EntryIdFor,
): Promise<SectionBlock[]> {
  const blocks: SectionBlock[] = [];
  for (const section of sectionsByKind(sections)) blocks.push(await blockFor(section, idFor));
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
      // Text holds no picture: what stands under such a heading is text.
      return { blockType: 'text', heading, body: lexicalFromRichText(items.flatMap(textBlocks)) };
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

/** A list item's lead in bold, then what it says. */
function outlineNodes(item: DraftItem): OutlineNode[] {
  const rest = inlineFromPlain([item.byline, item.commentary].filter((part) => part !== '').join(' '));
  const leads = item.kind === 'listItem' && rest.length > 0;
  const href = printable(item.url);
  const title = inlineFromPlain(item.title).map(
    (run): Inline => ({ ...run, ...(href === null ? {} : { href }), ...(leads ? { bold: true } : {}) }),
  );
  const gap: Inline[] = title.length > 0 && rest.length > 0 ? [{ text: ' ' }] : [];
  const children = [...title, ...gap, ...rest];
  if (children.length === 0) return [];
  const type = item.kind === 'heading' ? 'heading' : item.kind === 'listItem' ? 'item' : 'paragraph';
  return [{ type, depth: item.depth, children }];
}

function textBlocks(item: DraftItem): RichText {
  return richTextFromPlain(
    [item.title, item.byline, item.commentary].filter((part) => part !== '').join(' '),
  );
}

function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function printable(url: string | null): string | null {
  return url !== null && WebUrl.safeParse(url).success ? url : null;
}
