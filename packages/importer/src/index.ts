export { type ParsedDate, parseDateText } from './dates/parse-date-text.ts';
export { findLostLines, type LostLine } from './draft/find-lost-words.ts';
export { printDraft } from './draft/print-draft.ts';
export { sectionsByKind } from './draft/sections-by-kind.ts';
export { slugOf } from './draft/slug-of.ts';
export { type SnapshotFacts, snapshotFromDraft, subjectOf } from './draft/snapshot-from-draft.ts';
export type { LinePlace } from './draft-builder.ts';
export { type ArxivId, findArxivId } from './ids/arxiv-id.ts';
export { findDoi } from './ids/doi.ts';
export { findOpenReviewId } from './ids/openreview-id.ts';
export { isOpaqueRedirect, unwrapRedirect } from './ids/unwrap-redirect.ts';
export { importKeyOf } from './import-key.ts';
export { type ImportedPaste, importPaste } from './import-paste.ts';
export { importText } from './import-text.ts';
export type { ImportedText } from './imported-text.ts';
export {
  type DraftMention,
  type EntryFacts,
  type EntryKind,
  factsOf,
  joinFacts,
  mentionsOf,
} from './matching/entry-facts.ts';
export { entryKey, entryKeys, findDifference, isSameEntry } from './matching/entry-key.ts';
export { findTwins, type Twin } from './matching/find-twins.ts';
export { normaliseTitle } from './matching/normalise-title.ts';
export { type Matchable, type Suggestion, suggestMerges } from './matching/suggest-merges.ts';
export type { PaperMetadata } from './metadata/paper-metadata.ts';
export { parseArxivAtom } from './metadata/parse-arxiv-atom.ts';
export { parseCrossref } from './metadata/parse-crossref.ts';
export { normaliseText } from './text/normalise-text.ts';
export { knownHeading } from './weekly/known-heading.ts';
