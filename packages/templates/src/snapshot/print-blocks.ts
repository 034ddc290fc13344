import type { Inline, RichText } from '@masthead/domain';
import { assertNever } from '@masthead/domain';
import type { HeadingLevels } from './heading-levels.ts';
import { makeListNester } from './nest-lists.ts';
import { isBlankLine, printLine } from './print-line.ts';
import type { Block, TextDirection } from './printable.ts';
import { ownDirection } from './text-direction.ts';

/** Where blocks stand: the headings above them and the direction around them. */
export interface BlockContext {
  readonly levels: HeadingLevels;
  readonly direction: TextDirection;
}

/** Rich text → printed blocks. `shift` moves its headings below the title they stand under. Blank blocks are dropped. */
export function printBlocks(rich: RichText, context: BlockContext, shift = 0): readonly Block[] {
  const nester = makeListNester();
  for (const block of rich) {
    const children = printLine(block.children);
    if (isBlankLine(children)) continue;
    const turn = ownDirection(children, context.direction);
    switch (block.type) {
      case 'paragraph':
      case 'quote':
        nester.add({ type: block.type, children, ...turn }, 0);
        break;
      case 'heading':
        nester.add(
          { type: 'heading', level: context.levels.next(block.level + shift), children, ...turn },
          0,
        );
        break;
      case 'listItem':
        nester.addItem({ children, ...turn }, block.depth, block.ordered);
        break;
      default:
        assertNever(block);
    }
  }
  return nester.blocks;
}

export interface OutlineNode {
  readonly type: 'heading' | 'item' | 'paragraph';
  readonly depth: number;
  readonly children: readonly Inline[];
}

/** An outline (headings within headings, lists within lists) → printed blocks; each heading takes an anchor. */
export function printOutline(
  nodes: readonly OutlineNode[],
  context: BlockContext,
  takeAnchor: () => string,
): readonly Block[] {
  const nester = makeListNester();
  for (const node of nodes) {
    const children = printLine(node.children);
    if (isBlankLine(children)) continue;
    const turn = ownDirection(children, context.direction);
    switch (node.type) {
      case 'heading':
        nester.add(
          {
            type: 'heading',
            level: context.levels.next(3 + node.depth),
            anchor: takeAnchor(),
            children,
            ...turn,
          },
          0,
        );
        break;
      case 'paragraph':
        nester.add({ type: 'paragraph', children, ...turn }, node.depth);
        break;
      case 'item':
        nester.addItem({ children, ...turn }, node.depth, false);
        break;
      default:
        assertNever(node.type);
    }
  }
  return nester.blocks;
}
