export {
  type Check,
  type CheckCode,
  type CheckContext,
  checkCodes,
  type EarlierIssue,
  isBlocking,
  type Place,
} from './check.ts';
export { checkIssue } from './check-issue.ts';
export { LinkStatus } from './link-status.ts';
export { type LinkUse, linksInOrder, linksOf } from './links-of.ts';
export { LARGE_HTML_BYTES, MAX_HTML_BYTES } from './rules/size.ts';
