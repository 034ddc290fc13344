import { assertNever } from '@masthead/domain';
import type { Block } from '../snapshot/index.ts';
import { lineText } from './line-text.ts';
import type { References } from './references.ts';
import { type Indent, wrapText } from './wrap-text.ts';

/** Blocks as wrapped lines, an empty line between two blocks; list items follow each other closely. */
export function blockLines(
  blocks: readonly Block[],
  references: References,
  indent: Indent = { first: '', rest: '' },
): string[] {
  return blocks.flatMap((block, at) => [
    ...(at === 0 ? [] : ['']),
    ...oneBlock(block, references, at === 0 ? indent : { first: indent.rest, rest: indent.rest }),
  ]);
}

function oneBlock(block: Block, references: References, indent: Indent): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return wrapText(lineText(block.children, references), indent);
    case 'quote':
      return wrapText(lineText(block.children, references), {
        first: `${indent.first}> `,
        rest: `${indent.rest}> `,
      });
    case 'list':
      return block.items.flatMap((item, at) => {
        const mark = block.ordered ? `${at + 1}. ` : '- ';
        const under = indent.rest + ' '.repeat(mark.length);
        return [
          ...wrapText(lineText(item.children, references), {
            first: (at === 0 ? indent.first : indent.rest) + mark,
            rest: under,
          }),
          ...item.blocks.flatMap((inner) => oneBlock(inner, references, { first: under, rest: under })),
        ];
      });
    default:
      return assertNever(block);
  }
}
