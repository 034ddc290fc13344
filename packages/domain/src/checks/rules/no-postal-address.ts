import type { Rule } from '../check.ts';

/** CAN-SPAM § 7704(a)(5): no postal address, no mail. */
export const noPostalAddress: Rule = ({ snapshot: { newsletter } }) =>
  newsletter.postalAddress.trim() === ''
    ? [
        {
          code: 'no-postal-address',
          stops: 'approval',
          message: 'The newsletter has no postal address.',
          at: { kind: 'newsletter', id: newsletter.id },
        },
      ]
    : [];
