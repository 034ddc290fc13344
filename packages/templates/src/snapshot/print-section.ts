import { assertNever, publicPaths, type Section } from '@masthead/domain';
import type { Phrases } from '../phrases/index.ts';
import { type Anchors, anchorFor } from './anchors.ts';
import { type BlockContext, printBlocks, printOutline } from './print-blocks.ts';
import { mediaByline, paperByline, storyByline } from './print-byline.ts';
import { correctionLine, type PrintedCorrections } from './print-corrections.ts';
import { isBlankLine, printHref, printLine, printTitle } from './print-line.ts';
import { entryHref, printMarks } from './print-marks.ts';
import type { ItemShape, Line, PrintableBody, PrintableItem, PrintableSection } from './printable.ts';
import { ownDirection } from './text-direction.ts';

/** What all sections of one walk share. */
export interface SectionContext extends BlockContext {
  /** Put before our own paths; the site's address, or '' for relative links. */
  readonly base: string;
  readonly phrases: Phrases;
  readonly anchors: Anchors;
  readonly corrections: PrintedCorrections;
  readonly language: string;
  readonly marks: boolean;
}

/** One section as printed; null when it holds nothing, so that its heading is not printed either. */
export function printSection(section: Section, context: SectionContext): PrintableSection | null {
  const anchor = context.anchors.take(section.id);
  const heading = section.heading.trim() === '' ? null : section.heading.trim();
  if (heading !== null) context.levels.next(2);
  const body = printBody(section, anchor, context);
  return isEmptyBody(body) ? null : { anchor, heading, body };
}

function printBody(section: Section, anchor: string, context: SectionContext): PrintableBody {
  switch (section.kind) {
    case 'bigStory':
    case 'stories': {
      const shape = section.kind === 'stories' ? 'story' : 'bigStory';
      const items = section.items.map((item, at) =>
        printMention({ item, at, shape, byline: storyByline(item, context.base), anchor, context }),
      );
      return { kind: 'items', shape, items: withoutBlanks(items) };
    }
    case 'papers': {
      const items = section.items.map((item, at) =>
        printMention({ item, at, shape: 'paper', byline: paperByline(item, context.base), anchor, context }),
      );
      return { kind: 'items', shape: 'paper', items: withoutBlanks(items) };
    }
    case 'watch': {
      const items = section.items.map((item, at) =>
        printMention({
          item,
          at,
          shape: 'media',
          byline: mediaByline(item, context.phrases),
          anchor,
          context,
        }),
      );
      return { kind: 'items', shape: 'media', items: withoutBlanks(items) };
    }
    case 'reading': {
      const items = section.items.map(({ note, byline, ...link }, at) => {
        const item = { ...link, commentary: note, previously: null, entrySlug: null, entryId: null };
        return printMention({
          item,
          at,
          shape: 'reading',
          byline: printLine([{ text: byline }]),
          anchor,
          context,
        });
      });
      return { kind: 'items', shape: 'reading', items: withoutBlanks(items) };
    }
    case 'takeaways': {
      const items = section.items.map((item, at) => {
        const here = context.anchors.take(`${anchor}-${at + 1}`);
        return {
          anchor: here,
          claim: printTitle(item.claim),
          ...ownDirection(printTitle(item.claim), context.direction),
          detail: printBlocks(item.detail, context),
          marks: printMarks(here, null, context),
        };
      });
      return {
        kind: 'takeaways',
        items: items.filter((item) => !isBlankLine(item.claim) || item.detail.length > 0),
      };
    }
    case 'outline':
      return {
        kind: 'prose',
        tone: 'plain',
        blocks: printOutline(section.nodes, context, () => context.anchors.take(`${anchor}-part`)),
      };
    case 'text':
      return { kind: 'prose', tone: 'plain', blocks: printBlocks(section.body, context) };
    case 'callout':
      return { kind: 'prose', tone: 'callout', blocks: printBlocks(section.body, context) };
    case 'image':
      return {
        kind: 'image',
        image: section.image,
        caption: printLine(section.caption),
        credit: section.credit.trim(),
        href: printHref(section.href),
      };
    case 'sponsor':
      return {
        kind: 'sponsor',
        label: context.phrases.sponsor,
        sponsor: section.sponsor.trim() || (printHref(section.url) ?? ''),
        url: printHref(section.url),
        blocks: printBlocks(section.body, context),
        image: section.image,
      };
    case 'divider':
      return { kind: 'divider' };
    default:
      return assertNever(section);
  }
}

type AnyMention = Pick<
  Extract<Section, { kind: 'stories' }>['items'][number],
  'title' | 'url' | 'commentary' | 'previously' | 'entrySlug' | 'entryId'
>;

interface MentionInPlace {
  readonly item: AnyMention;
  readonly at: number;
  readonly shape: ItemShape;
  readonly byline: Line;
  readonly anchor: string;
  readonly context: SectionContext;
}

function printMention({ item, at, shape, byline, anchor, context }: MentionInPlace): PrintableItem {
  const title = titleOf(item);
  const wholeItem = [...title, ...linesOf(item.commentary)];
  const hasHeading = !isListed(shape) && !isBlankLine(title);
  const level = hasHeading ? context.levels.next(3) : 3;
  const here = context.anchors.take(item.entrySlug ?? `${anchor}-${at + 1}`);
  const turned = ownDirection(wholeItem, context.direction);
  // What stands in an item that runs against the issue is measured by the item: an Arabic note under an English title.
  const inside = { ...context, direction: turned.dir ?? context.direction };
  // What is said under a title of its own is a block, which may run against both; in a list it goes on in the title's line.
  const said = isListed(shape) ? {} : ownDirection(linesOf(item.commentary), inside.direction);
  return {
    anchor: here,
    title,
    level,
    ...turned,
    url: printHref(item.url),
    byline,
    ...(said.dir === undefined ? {} : { commentaryDir: said.dir }),
    commentary: printBlocks(item.commentary, { ...inside, direction: said.dir ?? inside.direction }, 1),
    marks: printMarks(here, { entrySlug: item.entrySlug, shape }, context),
    previously: printPreviously(item, shape, inside),
    corrections: context.corrections.ofEntry(item.entryId),
  };
}

/** An address that nobody gave words is its own title: left out, it would be lost. */
function titleOf(item: AnyMention): Line {
  const title = printTitle(item.title);
  const url = printHref(item.url);
  return isBlankLine(title) && url !== null ? [{ text: url }] : title;
}

function isListed(shape: ItemShape): boolean {
  return shape === 'media' || shape === 'reading';
}

function linesOf(rich: AnyMention['commentary']): Line {
  return rich.flatMap((block) => block.children);
}

function printPreviously(
  item: AnyMention,
  shape: ItemShape,
  context: SectionContext,
): PrintableItem['previously'] {
  if (item.previously === null) return null;
  const { number, slug, text, corrections = [] } = item.previously;
  const mended = corrections.map((correction) => ({
    type: 'paragraph' as const,
    children: [...correctionLine(correction, number, context.language)],
  }));
  const history = entryHref(item.entrySlug, shape, context.base);
  const hash = item.entrySlug === null ? '' : `#${anchorFor(item.entrySlug)}`;
  return {
    label: context.phrases.previouslyIn(number),
    href: `${context.base}${publicPaths.issue(slug)}${hash}`,
    blocks: printBlocks([...text, ...mended], context, 1),
    history: history === null ? null : { label: context.phrases.allWeSaid, href: history },
  };
}

function withoutBlanks(items: readonly PrintableItem[]): readonly PrintableItem[] {
  return items.filter(
    (item) =>
      !isBlankLine(item.title) ||
      !isBlankLine(item.byline) ||
      item.commentary.length > 0 ||
      item.previously !== null,
  );
}

function isEmptyBody(body: PrintableBody): boolean {
  switch (body.kind) {
    case 'items':
    case 'takeaways':
      return body.items.length === 0;
    case 'prose':
      return body.blocks.length === 0;
    case 'sponsor':
      return body.sponsor === '' && body.blocks.length === 0 && body.image === null;
    case 'image':
    case 'divider':
      return false;
    default:
      return assertNever(body);
  }
}
