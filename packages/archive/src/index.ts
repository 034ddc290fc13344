export { authorSlug } from './author-slug.ts';
export { citeEntry } from './citations/cite-entry.ts';
export { citeIssue } from './citations/cite-issue.ts';
export type { CslItem } from './citations/csl-item.ts';
export {
  type CitationFormat,
  citationFormats,
  citationTypes,
  formatCitations,
} from './citations/format-citations.ts';
export { openReviewAddress } from './citations/open-review-address.ts';
export { type Archive, connectArchive } from './connect.ts';
export { contentVersionOf } from './content-version.ts';
export { type FeedContent, type FeedItem, writeFeed } from './feeds/write-feed.ts';
export { ensureArchiveIndexes } from './indexes.ts';
export { makeReadModel } from './make-read-model.ts';
export { makeReadModelWriter } from './make-read-model-writer.ts';
export { mentionsOf } from './mentions.ts';
export { nameOf } from './read/public-state.ts';
export type * from './read-model.ts';
export * from './search/search.ts';
