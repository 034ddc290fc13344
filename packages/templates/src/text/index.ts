export { issueText, type ReaderLinks } from './issue-text.ts';
export { wrapText } from './wrap-text.ts';
