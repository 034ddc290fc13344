import type { PublicIssue } from '../read-model.ts';

/** What can be told apart and asked for alone. `link`: something to read that has no page of its own. */
export const passageKinds = ['issue', 'story', 'paper', 'media', 'link'] as const;
export type PassageKind = (typeof passageKinds)[number];

/** One thing an issue says, as it is found: an item with its commentary, or the issue's own words around the items. */
export interface Passage {
  readonly kind: PassageKind;
  /** Where it stands on the issue's page; null: the page as a whole. */
  readonly anchor: string | null;
  /** The canonical entry behind it and the last part of its address; null where there is none. */
  readonly entryId: string | null;
  readonly entrySlug: string | null;
  readonly title: string;
  readonly byline: string;
  readonly body: string;
}

export interface SearchQuery {
  /** As typed; empty: everything the filters leave, newest first. */
  readonly text: string;
  readonly kind?: PassageKind;
  /** Slug of a topic. */
  readonly topic?: string;
  readonly year?: number;
  readonly newsletterId?: string;
  /** From 1. */
  readonly page?: number;
  readonly perPage?: number;
}

/** A text in pieces; `marked` ones are what was looked for. */
export type Marked = readonly { readonly text: string; readonly marked: boolean }[];

export interface SearchHit extends Omit<Passage, 'title' | 'byline' | 'body'> {
  readonly title: Marked;
  readonly byline: string;
  /** The part of the words around the first match; the beginning where only the title matches. */
  readonly excerpt: Marked;
  readonly issue: Pick<
    PublicIssue,
    'id' | 'newsletterId' | 'slug' | 'number' | 'kind' | 'tagline' | 'date'
  > & {
    readonly publicFrom: Date;
  };
}

/** With more matches than this "best" means little, and to count them costs more than to find the newest. */
export const countedAtMost = 2_000;

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Passages in all; one above `countedAtMost` means: more than that. */
  readonly total: number;
  /** `newest`: too many match for "best" to mean anything, so the newest come first. */
  readonly order: 'best' | 'newest';
  /** What was looked for instead, when nothing holds what was typed. */
  readonly corrected: string | null;
}

export interface Search {
  /** Resolves when the index holds all that is public; a process that has not read everything must not answer with less. */
  ready(): Promise<void>;
  search(query: SearchQuery, now: Date): Promise<SearchAnswer>;
  stop(): Promise<void>;
}
