import type { Rule } from '../check.ts';

/** Both parts of the mail carry the reader's own way out. */
export const noUnsubscribe: Rule = ({ rendered: { slots } }) =>
  (['html', 'text'] as const)
    .filter((part) => !slots[part].some(({ key }) => key === 'UNSUB_TOKEN'))
    .map((part) => ({
      code: 'no-unsubscribe',
      stops: 'approval',
      message: `The ${part === 'html' ? 'mail' : 'text part of the mail'} has no unsubscribe link.`,
      at: null,
    }));
