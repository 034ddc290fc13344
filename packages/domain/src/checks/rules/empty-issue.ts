import type { Rule } from '../check.ts';

/** A mail says something. */
export const emptyIssue: Rule = ({ snapshot: { issue, sections } }) =>
  sections.length === 0 && issue.lede.length === 0
    ? [
        {
          code: 'empty-issue',
          stops: 'approval',
          message: 'The issue is empty.',
          at: { kind: 'field', path: 'sections' },
        },
      ]
    : [];
