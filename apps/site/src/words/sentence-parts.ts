/** A weekly slot as it is told to a reader who decides. */
export interface Cadence {
  /** In the language of the sentence it stands in. */
  readonly weekdayName: string;
  readonly part: 'morning' | 'afternoon' | 'evening';
}

/** A newsletter's, topic's or reader's own word inside a sentence: it may run in another direction. */
export type Of = { readonly name: string };
