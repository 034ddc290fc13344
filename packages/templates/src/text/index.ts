export { issueText, type ReaderLinks } from './issue-text.ts';
