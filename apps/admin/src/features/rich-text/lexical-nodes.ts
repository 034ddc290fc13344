import type { Inline } from '@masthead/domain';

/** A node as Lexical stores it; which further fields it has depends on `type`. */
export interface LexicalNode {
  readonly type: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** What a rich text field of Payload holds. */
export interface LexicalState {
  root: {
    type: string;
    version: number;
    format: 'left' | 'start' | 'center' | 'right' | 'end' | 'justify' | '';
    indent: number;
    direction: 'ltr' | 'rtl' | null;
    children: LexicalNode[];
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

/** Lexical's bits for the marks we print (LexicalConstants: IS_BOLD, IS_ITALIC, IS_CODE). */
export const marks = { bold: 1, italic: 2, code: 16 } as const;

const element = { version: 1, format: '', indent: 0, direction: null } as const;

export function stateOf(children: LexicalNode[]): LexicalState {
  return { root: { type: 'root', version: 1, format: '', indent: 0, direction: null, children } };
}

export function elementNode(
  type: string,
  children: LexicalNode[],
  fields: Readonly<Record<string, unknown>> = {},
): LexicalNode {
  return { ...element, type, children, ...fields };
}

/** Runs of text → text, line break and link nodes. Neighbours with one and the same link share a link node. */
export function inlineNodes(runs: readonly Inline[]): LexicalNode[] {
  const nodes: LexicalNode[] = [];
  let index = 0;
  while (index < runs.length) {
    const href = runs[index]?.href;
    const upTo = runs.findIndex((run, at) => at > index && run.href !== href);
    const group = runs.slice(index, upTo === -1 ? runs.length : upTo);
    const inner = group.flatMap(textNodes);
    nodes.push(...(href === undefined ? inner : [linkNode(href, inner)]));
    index += group.length;
  }
  return nodes;
}

function linkNode(url: string, children: LexicalNode[]): LexicalNode {
  return elementNode('link', children, { version: 3, fields: { linkType: 'custom', url, newTab: false } });
}

function textNodes(run: Inline): LexicalNode[] {
  const format = (run.bold ? marks.bold : 0) | (run.italic ? marks.italic : 0) | (run.code ? marks.code : 0);
  return run.text
    .split(/(\n)/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '\n'
        ? { type: 'linebreak', version: 1 }
        : { type: 'text', version: 1, text: part, format, detail: 0, mode: 'normal', style: '' },
    );
}
