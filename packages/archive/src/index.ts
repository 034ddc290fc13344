export { type Archive, connectArchive } from './connect.ts';
export { contentVersionOf } from './content-version.ts';
export { type FeedItem, rssFeed } from './feeds/rss.ts';
export { ensureArchiveIndexes } from './indexes.ts';
export { makeReadModel } from './make-read-model.ts';
export { makeReadModelWriter } from './make-read-model-writer.ts';
export { mentionsOf } from './mentions.ts';
export type * from './read-model.ts';
