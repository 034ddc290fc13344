export type * from './printable.ts';
export { type WalkOptions, walkSnapshot } from './walk-snapshot.ts';
export { wordsOfSections } from './words-of.ts';
