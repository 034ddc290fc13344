import {
  type Check,
  type CheckContext,
  checkIssue,
  isBlocking,
  type RenderedIssue,
  type Snapshot,
} from '@masthead/domain';

/** What can be seen in the issue itself; the rest counts as in order. */
const nothingKnown: CheckContext = {
  approval: { differs: false },
  confirmed: null,
  links: new Map(),
  sentBefore: () => null,
  coveredBefore: () => null,
  arxivIdIn: () => null,
};

/** Sentences for an editor, each naming what keeps this issue from being approved; none means it may be. */
export function blockingProblems(
  snapshot: Snapshot,
  rendered: Pick<RenderedIssue, 'subject' | 'html' | 'text' | 'slots'>,
): string[] {
  const found = checkIssue({ snapshot, rendered, context: nothingKnown });
  return sentences(found.filter(({ stops }) => stops === 'approval'));
}

/** The same, and that nobody would get it, where `confirmed` subscriptions are none. */
export function problemsBeforeSending(
  snapshot: Snapshot,
  rendered: Pick<RenderedIssue, 'subject' | 'html' | 'text' | 'slots'>,
  confirmed: number,
): string[] {
  return sentences(
    checkIssue({ snapshot, rendered, context: { ...nothingKnown, confirmed } }).filter(isBlocking),
  );
}

function sentences(found: readonly Check[]): string[] {
  return [...new Set(found.map(({ message }) => message))];
}
