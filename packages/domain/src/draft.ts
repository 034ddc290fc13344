import { z } from 'zod';

/** The sections an issue can be made of, in the words of the desk (docs/CONTEXT.md). */
export const SectionKind = z.enum([
  'watch',
  'takeaways',
  'bigStory',
  'stories',
  'papers',
  'reading',
  'outline',
  'text',
  'image',
  'callout',
  'sponsor',
  'divider',
]);
export type SectionKind = z.infer<typeof SectionKind>;

export const DraftItemKind = z.enum([
  'media',
  'takeaway',
  'story',
  'paper',
  'link',
  'text',
  'heading',
  'listItem',
]);
export type DraftItemKind = z.infer<typeof DraftItemKind>;

/**
 * One thing the importer understood. All text is plain; in commentary, and in an outline's titles, `code` between
 * backticks and `[words](address)` are marked.
 * Printed in this order: `title`, `byline`, `commentary`; so the words of a pasted line keep their order.
 */
export const DraftItem = z.object({
  kind: DraftItemKind,
  /** The headline, claim or title as this issue words it. Empty for `text`. */
  title: z.string(),
  /** What stood between title and commentary, exactly as typed and in that order ("April 2, 2026 · Google Blog"). */
  byline: z.string(),
  sources: z.array(z.string()),
  /** The date as typed ("~May 22", "ongoing"); null when there is none. */
  dateText: z.string().nullable(),
  authors: z.array(z.string()),
  venue: z.string().nullable(),
  ids: z.object({
    arxiv: z.string().nullable(),
    doi: z.string().nullable(),
    openReview: z.string().nullable(),
  }),
  url: z.string().nullable(),
  commentary: z.string(),
  /** Nesting of an outline: 0 outermost; for `heading` its level below the section. */
  depth: z.int().min(0).max(5),
});
export type DraftItem = z.infer<typeof DraftItem>;

/** An item that holds nothing but what is given. */
export function blankItem(kind: DraftItemKind, given: Partial<Omit<DraftItem, 'kind'>> = {}): DraftItem {
  return {
    kind,
    title: '',
    byline: '',
    sources: [],
    dateText: null,
    authors: [],
    venue: null,
    ids: { arxiv: null, doi: null, openReview: null },
    url: null,
    commentary: '',
    depth: 0,
    ...given,
  };
}

export const DraftSection = z.object({ kind: SectionKind, heading: z.string(), items: z.array(DraftItem) });
export type DraftSection = z.infer<typeof DraftSection>;

/** What pasted text becomes: a draft issue that refers to nothing yet. */
export const IssueDraft = z.object({
  tagline: z.string(),
  lede: z.array(z.string()),
  sections: z.array(DraftSection),
  closing: z.string(),
});
export type IssueDraft = z.infer<typeof IssueDraft>;

/** "This may be that": for a person to accept, never acted on by itself. */
export const MergeSuggestion = z.object({
  /** The mention's title as written. */
  mention: z.string(),
  /** The title of the entry (or of another text's mention) it may be the same as. */
  candidate: z.string(),
  score: z.number().min(0).max(1),
  why: z.string(),
  /** Where the mention stands ("issue.txt:12"), and where the candidate does, or the entry's id. */
  mentionRef: z.string().optional(),
  candidateRef: z.string().optional(),
});
export type MergeSuggestion = z.infer<typeof MergeSuggestion>;

/** `lines` counts the lines of the paste that hold anything; each is either placed or kept as free text. */
export const ImportReport = z.object({
  lines: z.int().min(0),
  placed: z.int().min(0),
  asFreeText: z.int().min(0),
  suggestions: z.array(MergeSuggestion),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const ImportedFile = z.object({ file: z.string(), issue: IssueDraft, report: ImportReport });
export type ImportedFile = z.infer<typeof ImportedFile>;
