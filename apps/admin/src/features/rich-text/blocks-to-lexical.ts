import { assertNever } from '@masthead/domain';
import type { FlatBlock } from './flat-block.ts';
import { elementNode, inlineNodes, type LexicalNode, type LexicalState, stateOf } from './lexical-nodes.ts';

type ListItem = Extract<FlatBlock, { type: 'listItem' }>;

/** Flat blocks → Lexical's tree: list items that follow each other become one list, deeper ones a list inside. */
export function lexicalFromBlocks(blocks: readonly FlatBlock[]): LexicalState {
  const nodes: LexicalNode[] = [];
  let items: ListItem[] = [];
  const closeList = () => {
    nodes.push(...listNodes(items, 0));
    items = [];
  };
  for (const block of blocks) {
    if (block.type === 'listItem') {
      items.push(block);
      continue;
    }
    closeList();
    nodes.push(blockNode(block));
  }
  closeList();
  return stateOf(nodes);
}

function blockNode(block: Exclude<FlatBlock, { type: 'listItem' }>): LexicalNode {
  const children = inlineNodes(block.children);
  switch (block.type) {
    case 'paragraph':
      return elementNode('paragraph', children, { indent: block.indent, textFormat: 0, textStyle: '' });
    case 'heading':
      return elementNode('heading', children, { tag: `h${block.tag}` });
    case 'quote':
      return elementNode('quote', children);
    default:
      return assertNever(block);
  }
}

/** Items at or below `depth` → one list for each run of the same sort; what lies deeper is wrapped in an item of its own. */
function listNodes(items: readonly ListItem[], depth: number): LexicalNode[] {
  const lists: LexicalNode[] = [];
  let index = 0;
  while (index < items.length) {
    const first = items[index];
    if (first === undefined) break;
    const ordered = items.slice(index).find((item) => item.depth <= depth)?.ordered ?? first.ordered;
    const children: LexicalNode[] = [];
    while (index < items.length) {
      const item = items[index];
      if (item === undefined) break;
      if (item.depth > depth) {
        const end = items.findIndex((other, at) => at > index && other.depth <= depth);
        const deeper = items.slice(index, end === -1 ? items.length : end);
        children.push(itemNode(listNodes(deeper, depth + 1), children.length + 1, depth));
        index += deeper.length;
      } else {
        if (item.ordered !== ordered) break;
        children.push(itemNode(inlineNodes(item.children), children.length + 1, depth));
        index += 1;
      }
    }
    lists.push(
      elementNode('list', children, {
        listType: ordered ? 'number' : 'bullet',
        tag: ordered ? 'ol' : 'ul',
        start: 1,
      }),
    );
  }
  return lists;
}

function itemNode(children: LexicalNode[], value: number, depth: number): LexicalNode {
  return elementNode('listitem', children, { value, indent: depth });
}
