import { type Inline, WebUrl } from '@masthead/domain';
import { type FlatBlock, MAX_DEPTH } from './flat-block.ts';
import { marks } from './lexical-nodes.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * What a rich text field holds → flat blocks. Reads anything: a node it does not know becomes a paragraph of its
 * words, so nothing that was written is lost; empty paragraphs print nothing and are left out.
 */
export function blocksFromLexical(state: unknown): FlatBlock[] {
  const root = isNode(state) ? state.root : null;
  return childrenOf(root).flatMap(blockOf);
}

function blockOf(node: Node): FlatBlock[] {
  switch (node.type) {
    case 'heading': {
      const tag = Number(String(node.tag).slice(1));
      return filled({ type: 'heading', tag: Number.isInteger(tag) ? tag : 3, children: inlineOf(node) });
    }
    case 'quote':
      return filled({ type: 'quote', children: inlineOf(node) });
    case 'list':
      return listOf(node, 0);
    default: {
      const indent = typeof node.indent === 'number' ? Math.min(node.indent, MAX_DEPTH) : 0;
      return filled({ type: 'paragraph', indent, children: inlineOf(node) });
    }
  }
}

function listOf(list: Node, depth: number): FlatBlock[] {
  const ordered = list.listType === 'number';
  return childrenOf(list).flatMap((item): FlatBlock[] => {
    const own = childrenOf(item).filter((child) => child.type !== 'list');
    const nested = childrenOf(item).filter((child) => child.type === 'list');
    const children = merge(own.flatMap((child) => runsOf(child, undefined)));
    return [
      ...filled({ type: 'listItem', ordered, depth: Math.min(depth, MAX_DEPTH), children }),
      ...nested.flatMap((child) => listOf(child, depth + 1)),
    ];
  });
}

function filled(block: FlatBlock): FlatBlock[] {
  return block.children.some((run) => run.text.trim() !== '') ? [block] : [];
}

function inlineOf(node: Node): Inline[] {
  return merge(childrenOf(node).flatMap((child) => runsOf(child, undefined)));
}

function runsOf(node: Node, href: string | undefined): Inline[] {
  if (node.type === 'linebreak') return [{ text: '\n', ...(href === undefined ? {} : { href }) }];
  if (typeof node.text === 'string') {
    const format = typeof node.format === 'number' ? node.format : 0;
    return [
      {
        text: node.text,
        ...(format & marks.bold ? { bold: true as const } : {}),
        ...(format & marks.italic ? { italic: true as const } : {}),
        ...(format & marks.code ? { code: true as const } : {}),
        ...(href === undefined ? {} : { href }),
      },
    ];
  }
  const inner = node.type === 'link' || node.type === 'autolink' ? linkOf(node) : href;
  return childrenOf(node).flatMap((child) => runsOf(child, inner));
}

/** Only what may be printed (threats: HTML injection); another link leaves its words. */
function linkOf(node: Node): string | undefined {
  const fields = isNode(node.fields) ? node.fields : {};
  const parsed = WebUrl.safeParse(fields.url);
  return parsed.success ? parsed.data : undefined;
}

/** Neighbours with the same marks become one run, so that the same words always give the same runs. */
function merge(runs: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const last = merged.at(-1);
    if (
      last !== undefined &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.code === run.code &&
      last.href === run.href
    ) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    } else merged.push(run);
  }
  return merged;
}

function childrenOf(node: unknown): Node[] {
  if (!isNode(node) || !Array.isArray(node.children)) return [];
  return node.children.filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
