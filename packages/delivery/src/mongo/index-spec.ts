import type { IndexDescription } from 'mongodb';

export interface Index {
  readonly collection: string;
  readonly key: IndexDescription['key'];
  readonly options: Omit<IndexDescription, 'key'>;
  /** Which question it answers, or which promise it keeps. */
  readonly why: string;
}
