import type { Inline } from '@masthead/domain';

/** A block of running text with its nesting as a number: what Lexical's tree and the domain's lists both turn into. */
export type FlatBlock =
  | { readonly type: 'paragraph'; readonly indent: number; readonly children: Inline[] }
  | { readonly type: 'heading'; readonly tag: number; readonly children: Inline[] }
  | { readonly type: 'quote'; readonly children: Inline[] }
  | {
      readonly type: 'listItem';
      readonly ordered: boolean;
      /** 0 outermost, at most 5. */
      readonly depth: number;
      readonly children: Inline[];
    };

export const MAX_DEPTH = 5;
