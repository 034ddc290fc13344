/** What a registry says of a paper. */
export interface PaperMetadata {
  readonly title: string;
  readonly authors: readonly string[];
  readonly venue: string | null;
  readonly year: number | null;
  readonly arxivId: string | null;
  readonly doi: string | null;
  readonly url: string | null;
}
