import { type CheckContext, checkIssue, type RenderedIssue, type Snapshot } from '@masthead/domain';

/** What can be seen in the issue itself; the rest counts as in order. */
const nothingKnown: CheckContext = {
  approval: { differs: false },
  confirmed: null,
  links: new Map(),
  sentBefore: () => null,
  coveredBefore: () => null,
  arxivIdIn: () => null,
};

/** Sentences for an editor, each naming what keeps this issue from being approved or sent; none means it may be. */
export function blockingProblems(
  snapshot: Snapshot,
  rendered: Pick<RenderedIssue, 'subject' | 'html' | 'text' | 'slots'>,
): string[] {
  const found = checkIssue({ snapshot, rendered, context: nothingKnown });
  return [...new Set(found.filter(({ stops }) => stops === 'approval').map(({ message }) => message))];
}
