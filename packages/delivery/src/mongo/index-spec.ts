import type { CreateIndexesOptions, IndexSpecification } from 'mongodb';

export interface Index {
  readonly collection: string;
  readonly key: IndexSpecification;
  readonly options: CreateIndexesOptions;
  /** Which question it answers, or which promise it keeps. */
  readonly why: string;
}
