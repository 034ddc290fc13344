/** A person or a group. */
export type CslName =
  | { readonly family: string; readonly given?: string; readonly 'non-dropping-particle'?: string }
  | { readonly literal: string };

/** The part of CSL-JSON (citationstyles.org, schema 1.0.2) that we fill. */
export interface CslItem {
  /** Unique within a file; the BibTeX key. Letters, digits and dashes. */
  readonly id: string;
  readonly type: 'article' | 'article-journal' | 'article-magazine' | 'webpage';
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly number?: string;
  readonly issue?: string;
  readonly issued?: { readonly 'date-parts': readonly [readonly [number, number?, number?]] };
  readonly DOI?: string;
  readonly URL?: string;
  readonly language?: string;
}
