import type { EntryCollection, EntryShown } from '../entries/entry-shape.ts';

/** What the library holds that can be merged. */
export type MergeCollection = EntryCollection | 'topics';

/** One of the two, as it is named to whoever chooses. */
export type MergeSide = Omit<EntryShown, 'collection'>;

/** What a merge would do, before anybody does it. */
export interface MergePreview {
  readonly from: MergeSide;
  readonly into: MergeSide;
  /** Of topics: how many stories, papers and recordings stand under the one that goes. */
  readonly entries?: number;
  /** Issues whose newest draft mentions the entry that goes. */
  readonly issues: readonly { readonly issueId: string; readonly name: string; readonly tagline: string }[];
  /** Stored versions, old ones too, in which its mentions are led to the other. */
  readonly versions: number;
  /** What the entry that stays does not say and takes over. */
  readonly fills: readonly { readonly field: string; readonly value: string }[];
  /** What both say differently: the entry that stays keeps its own. */
  readonly keeps: readonly { readonly field: string; readonly kept: string; readonly dropped: string }[];
}

/** A merge that was made. */
export interface MergeShown {
  readonly id: string;
  readonly collection: MergeCollection;
  readonly fromTitle: string;
  readonly intoId: string;
  readonly intoTitle: string;
  /** ISO 8601 */
  readonly at: string;
  readonly by: string;
  readonly undone: boolean;
}
