export { anchorFor } from './anchors.ts';
export { hasItalics } from './letters.ts';
export type { IssueCorrection } from './print-corrections.ts';
export type * from './printable.ts';
export { ownDirection } from './text-direction.ts';
export { walkSnapshot } from './walk-snapshot.ts';
export { wordsOfBlocks, wordsOfLine, wordsOfSections } from './words-of.ts';
