import type { SearchAnswer, SearchQuery } from './search.ts';

export interface ToThread {
  readonly id: number;
  readonly query: SearchQuery;
  readonly now: Date;
}

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: SearchAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly why: string }
  /** Not of one question: it could not look for what is new. */
  | { readonly kind: 'trouble'; readonly why: string };
