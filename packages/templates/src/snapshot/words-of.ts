import { assertNever } from '@masthead/domain';
import type { Block, Line, PrintableBody, PrintableItem, PrintableSection } from './printable.ts';

/** The texts of an issue's content in printed order, one string a line; our own furniture (facts, contents, footer) is not in it. */
export function wordsOfSections(
  title: string,
  lede: readonly Block[],
  sections: readonly PrintableSection[],
  closing: readonly Block[],
): readonly string[] {
  return [
    title,
    ...lede.flatMap(ofBlock),
    ...sections.flatMap((section) => [
      ...(section.heading === null ? [] : [section.heading]),
      ...ofBody(section.body),
    ]),
    ...closing.flatMap(ofBlock),
  ].filter((text) => text.trim() !== '');
}

function ofBody(body: PrintableBody): readonly string[] {
  switch (body.kind) {
    case 'items':
      return body.items.flatMap(ofItem);
    case 'takeaways':
      return body.items.flatMap((item) => [ofLine(item.claim), ...item.detail.flatMap(ofBlock)]);
    case 'prose':
      return body.blocks.flatMap(ofBlock);
    case 'image':
      return [ofLine(body.caption), body.credit];
    case 'sponsor':
      return [body.label, body.sponsor, ...body.blocks.flatMap(ofBlock)];
    case 'divider':
      return [];
    default:
      return assertNever(body);
  }
}

function ofItem(item: PrintableItem): readonly string[] {
  return [
    ofLine(item.title),
    ofLine(item.byline),
    ...item.commentary.flatMap(ofBlock),
    ...(item.previously === null ? [] : [item.previously.label, ...item.previously.blocks.flatMap(ofBlock)]),
  ];
}

/** Running text as lines of words. */
export function wordsOfBlocks(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(ofBlock).filter((text) => text.trim() !== '');
}

export function wordsOfLine(line: Line): string {
  return ofLine(line);
}

function ofBlock(block: Block): readonly string[] {
  if (block.type !== 'list') return [ofLine(block.children)];
  return block.items.flatMap((item) => [ofLine(item.children), ...item.blocks.flatMap(ofBlock)]);
}

function ofLine(line: Line): string {
  return line.map((run) => run.text).join('');
}
