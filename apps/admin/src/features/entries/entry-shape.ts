import type { RichText } from '@masthead/domain';

/** The collections of canonical entries (docs/CONTEXT.md, "Story / Paper / Media"). */
export type EntryCollection = 'stories' | 'papers' | 'media';

/** A public issue that covered an entry, newest first where there are several. */
export interface Coverage {
  readonly number: number | null;
  readonly slug: string;
  readonly tagline: string;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  readonly commentary: RichText;
}

/** An entry as the desk names it beside something an editor writes. */
export interface EntryShown {
  readonly id: string;
  readonly collection: EntryCollection;
  readonly title: string;
  /** Authors, venue, source, date: enough to tell two entries apart. */
  readonly about: string;
  /** "№12" of the issues that covered it, newest first. */
  readonly coveredIn: readonly string[];
}

/** An entry that may be meant, and why. */
export interface EntrySuggested extends EntryShown {
  readonly score: number;
  readonly why: string;
}

export const kindOf = { stories: 'story', papers: 'paper', media: 'media' } as const;
