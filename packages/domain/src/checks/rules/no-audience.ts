import type { Rule } from '../check.ts';

/** A send needs somebody who asked for it. */
export const noAudience: Rule = ({ context: { confirmed } }) =>
  confirmed === 0
    ? [
        {
          code: 'no-audience',
          stops: 'sending',
          message: 'Nobody has confirmed a subscription yet.',
          at: { kind: 'audience' },
        },
      ]
    : [];
