import { assertNever, type RichText } from '@masthead/domain';
import type { ReactNode } from 'react';
import { inOrder } from '../in-order.ts';
import { makeHeadingLevels } from '../snapshot/heading-levels.ts';
import type { Block } from '../snapshot/index.ts';
import { printBlocks } from '../snapshot/print-blocks.ts';
import { Turned } from '../turned.tsx';
import { LineRuns } from './line-runs.tsx';

/** What editors wrote as running text, for story and paper pages. `under` is the level of the heading it stands below. */
export function RichTextView({
  rich,
  under = 2,
  direction = 'ltr',
}: {
  readonly rich: RichText;
  readonly under?: number;
  readonly direction?: 'ltr' | 'rtl';
}): ReactNode {
  return <Blocks blocks={printBlocks(rich, { levels: makeHeadingLevels(under), direction }, under - 2)} />;
}

/** Printed blocks as semantic HTML. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return inOrder(blocks, (block) => <OneBlock block={block} />);
}

function OneBlock({ block }: { readonly block: Block }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir={block.dir}>
          <LineRuns line={block.children} />
        </p>
      );
    case 'quote':
      return (
        <blockquote dir={block.dir}>
          <LineRuns line={block.children} />
        </blockquote>
      );
    case 'heading': {
      const Tag = headingTag(block.level);
      return (
        <Tag className="mh-subheading" id={block.anchor} dir={block.dir}>
          <LineRuns line={block.children} />
        </Tag>
      );
    }
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul';
      return (
        <Tag>
          {inOrder(block.items, (item) => (
            <li>
              <Turned dir={item.dir}>
                <LineRuns line={item.children} />
              </Turned>
              <Blocks blocks={item.blocks} />
            </li>
          ))}
        </Tag>
      );
    }
    default:
      return assertNever(block);
  }
}

export function headingTag(level: number): 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  const tags = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;
  return tags[level - 2] ?? 'h6';
}
