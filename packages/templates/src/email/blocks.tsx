import { assertNever } from '@masthead/domain';
import type { ReactNode } from 'react';
import { inOrder } from '../in-order.ts';
import { type Block, hasItalics, wordsOfLine } from '../snapshot/index.ts';
import { Turned } from '../turned.tsx';
import { LineRuns } from './line.tsx';
import { type MailLook, startSide } from './mail-context.ts';

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly look: MailLook;
  /** Space under each block but the last, which gets `after`. */
  readonly gap?: number;
  readonly after?: number;
}

/** Printed blocks as mail HTML. Text size and colour come from around them. */
export function Blocks({ blocks, look, gap = 14, after = 0 }: BlocksProps): ReactNode {
  return inOrder(blocks, (block, at) => (
    <OneBlock
      block={block}
      look={look}
      above={at === 0 ? 0 : 24}
      below={at === blocks.length - 1 ? after : gap}
    />
  ));
}

interface OneBlockProps {
  readonly block: Block;
  readonly look: MailLook;
  /** Space over a heading. */
  readonly above: number;
  readonly below: number;
}

function OneBlock({ block, look, above, below }: OneBlockProps): ReactNode {
  const margin = `0 0 ${below}px`;
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir={block.dir} style={{ margin }}>
          <LineRuns line={block.children} look={look} />
        </p>
      );
    case 'quote':
      return (
        <blockquote
          dir={block.dir}
          style={{ margin: `0 22px ${below}px`, ...italicFor(wordsOfLine(block.children)) }}
        >
          <LineRuns line={block.children} look={look} />
        </blockquote>
      );
    case 'heading':
      return <SmallHeading block={block} look={look} above={above} />;
    case 'list':
      return <MailList block={block} look={look} below={below} />;
    default:
      return assertNever(block);
  }
}

function SmallHeading({
  block,
  look,
  above,
}: {
  readonly block: Extract<Block, { type: 'heading' }>;
  readonly look: MailLook;
  readonly above: number;
}) {
  const Tag = headingTag(block.level);
  const size = block.level <= 3 ? '20px' : '17px';
  return (
    <Tag dir={block.dir} style={{ margin: `${above}px 0 8px`, fontSize: size, lineHeight: 1.3 }}>
      <LineRuns line={block.children} look={look} />
    </Tag>
  );
}

function MailList({
  block,
  look,
  below,
}: {
  readonly block: Extract<Block, { type: 'list' }>;
  readonly look: MailLook;
  readonly below: number;
}) {
  const Tag = block.ordered ? 'ol' : 'ul';
  return (
    <Tag style={listStyle(look, below)}>
      {inOrder(block.items, (item) => (
        <li style={{ margin: '0 0 6px' }}>
          <Turned dir={item.dir}>
            <LineRuns line={item.children} look={look} />
          </Turned>
          {item.blocks.length === 0 ? null : (
            <div style={{ margin: '6px 0 0' }}>
              <Blocks blocks={item.blocks} look={look} gap={6} />
            </div>
          )}
        </li>
      ))}
    </Tag>
  );
}

/** Italic where the words' letters have one. */
export function italicFor(words: string): { readonly fontStyle?: 'italic' } {
  return hasItalics(words) ? { fontStyle: 'italic' } : {};
}

/** Outlook knows margins on lists only, all others take either. */
export function listStyle(look: MailLook, below = 0) {
  return { margin: startSide(look) === 'Left' ? `0 0 ${below}px 22px` : `0 22px ${below}px 0`, padding: '0' };
}

export function headingTag(level: number): 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  const tags = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;
  return tags[level - 2] ?? 'h6';
}
