import { assertNever, inlineFromPlain, type Section } from '@masthead/domain';
import type { Issue } from '../../payload-types.ts';
import { outlineFromLexical, richTextFromLexical } from '../rich-text/convert.ts';
import { imageRef } from './image-ref.ts';
import type { Library } from './library.ts';
import { linkOrNull, mediaMention, paperMention, storyMention } from './mentions.ts';

type SectionBlock = NonNullable<Issue['sections']>[number];

/** A block of the issue → the section that is printed. An image nobody chose yet leaves its caption. */
export function sectionFromBlock(block: SectionBlock, index: number, library: Library): Section {
  const shared = { id: block.id || `section-${index + 1}`, heading: block.heading ?? '' };
  switch (block.blockType) {
    case 'watch':
      return { ...shared, kind: 'watch', items: rows(block).map((row) => mediaMention(row, library)) };
    case 'bigStory':
      return { ...shared, kind: 'bigStory', items: rows(block).map((row) => storyMention(row, library)) };
    case 'stories':
      return { ...shared, kind: 'stories', items: rows(block).map((row) => storyMention(row, library)) };
    case 'papers':
      return { ...shared, kind: 'papers', items: rows(block).map((row) => paperMention(row, library)) };
    case 'takeaways':
      return {
        ...shared,
        kind: 'takeaways',
        items: rows(block).map(({ claim, detail }) => ({
          claim: claim ?? '',
          detail: richTextFromLexical(detail),
        })),
      };
    case 'reading':
      return {
        ...shared,
        kind: 'reading',
        items: rows(block).map(({ title, url, byline, note }) => ({
          title: title ?? '',
          url: linkOrNull(url),
          byline: byline ?? '',
          note: richTextFromLexical(note),
        })),
      };
    case 'outline':
      return { ...shared, kind: 'outline', nodes: outlineFromLexical(block.body) };
    case 'text':
    case 'callout':
      return { ...shared, kind: block.blockType, body: richTextFromLexical(block.body) };
    case 'image': {
      const image = imageRef(block.image, library.media, library.siteUrl);
      const caption = inlineFromPlain(block.caption ?? '');
      if (image === null) {
        const body: Extract<Section, { kind: 'text' }>['body'] =
          caption.length === 0 ? [] : [{ type: 'paragraph', children: caption }];
        return { ...shared, kind: 'text', body };
      }
      return {
        ...shared,
        kind: 'image',
        image,
        caption,
        credit: block.credit ?? '',
        href: linkOrNull(block.href),
      };
    }
    case 'sponsor':
      return {
        ...shared,
        kind: 'sponsor',
        sponsor: block.sponsor ?? '',
        url: linkOrNull(block.url),
        body: richTextFromLexical(block.body),
        image: imageRef(block.image, library.media, library.siteUrl),
      };
    case 'divider':
      return { ...shared, kind: 'divider' };
    default:
      return assertNever(block);
  }
}

function rows<Row>(block: { items?: Row[] | null }): Row[] {
  return block.items ?? [];
}
