import type { Block, ListItem } from './printable.ts';

interface OpenList {
  readonly depth: number;
  readonly ordered: boolean;
  readonly items: (Omit<ListItem, 'blocks'> & { readonly blocks: Block[] })[];
}

export interface ListNester {
  readonly blocks: readonly Block[];
  /** A block that is no list item; at a depth above 0 it hangs under the open item above it. */
  add(block: Block, depth: number): void;
  addItem(item: Omit<ListItem, 'blocks'>, depth: number, ordered: boolean): void;
}

/** Flat items with depths → nested lists, in the same order. A jump of several levels opens one list only. */
export function makeListNester(): ListNester {
  const blocks: Block[] = [];
  let open: OpenList[] = [];

  /** Where a block at this depth goes: under the innermost open item that is shallower, else at the top. */
  const homeFor = (depth: number): Block[] => {
    const parent = open.findLast((list) => list.depth < depth);
    return parent?.items.at(-1)?.blocks ?? blocks;
  };

  return {
    blocks,
    add(block, depth) {
      open = open.filter((list) => list.depth < depth);
      homeFor(depth).push(block);
    },
    addItem(item, depth, ordered) {
      open = open.filter((list) => list.depth <= depth);
      let list = open.at(-1);
      if (list === undefined || list.depth < depth || list.ordered !== ordered) {
        if (list !== undefined && list.depth === depth) open = open.slice(0, -1);
        list = { depth, ordered, items: [] };
        homeFor(depth).push({ type: 'list', ordered, items: list.items });
        open.push(list);
      }
      list.items.push({ ...item, blocks: [] });
    },
  };
}
