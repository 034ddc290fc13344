import { assertNever, type RichBlock, type RichText, type Section } from '@masthead/domain';
import { lexicalFromBlocks } from './blocks-to-lexical.ts';
import { type FlatBlock, MAX_DEPTH } from './flat-block.ts';
import type { LexicalState } from './lexical-nodes.ts';
import { blocksFromLexical } from './lexical-to-blocks.ts';

export type OutlineNode = Extract<Section, { kind: 'outline' }>['nodes'][number];

/** A rich text field → what the house prints. */
export function richTextFromLexical(state: unknown): RichText {
  return blocksFromLexical(state).map((block): RichBlock => {
    switch (block.type) {
      case 'paragraph':
      case 'quote':
        return { type: block.type, children: block.children };
      case 'heading':
        return { type: 'heading', level: block.tag <= 3 ? 3 : 4, children: block.children };
      case 'listItem':
        return { type: 'listItem', ordered: block.ordered, depth: block.depth, children: block.children };
      default:
        return assertNever(block);
    }
  });
}

/** The way back; `richTextFromLexical(lexicalFromRichText(x))` prints what `x` prints. */
export function lexicalFromRichText(rich: RichText): LexicalState {
  return lexicalFromBlocks(
    rich.map((block): FlatBlock => {
      switch (block.type) {
        case 'paragraph':
          return { type: 'paragraph', indent: 0, children: block.children };
        case 'quote':
          return { type: 'quote', children: block.children };
        case 'heading':
          return { type: 'heading', tag: block.level, children: block.children };
        case 'listItem':
          return block;
        default:
          return assertNever(block);
      }
    }),
  );
}

/** A digest's editor → flat nodes with their depth: h3–h6 are headings 0–3. */
export function outlineFromLexical(state: unknown): OutlineNode[] {
  return blocksFromLexical(state).map((block): OutlineNode => {
    switch (block.type) {
      case 'heading':
        return { type: 'heading', depth: clamp(block.tag - 3), children: block.children };
      case 'listItem':
        return { type: 'item', depth: block.depth, children: block.children };
      case 'quote':
        return { type: 'paragraph', depth: 0, children: block.children };
      case 'paragraph':
        return { type: 'paragraph', depth: block.indent, children: block.children };
      default:
        return assertNever(block);
    }
  });
}

/** Headings deeper than 3 have no tag of their own: they come back as 3. */
export function lexicalFromOutline(nodes: readonly OutlineNode[]): LexicalState {
  return lexicalFromBlocks(
    nodes.map((node): FlatBlock => {
      switch (node.type) {
        case 'heading':
          return { type: 'heading', tag: Math.min(node.depth, 3) + 3, children: node.children };
        case 'item':
          return { type: 'listItem', ordered: false, depth: node.depth, children: node.children };
        case 'paragraph':
          return { type: 'paragraph', indent: node.depth, children: node.children };
        default:
          return assertNever(node.type);
      }
    }),
  );
}

function clamp(depth: number): number {
  return Math.max(0, Math.min(depth, MAX_DEPTH));
}
