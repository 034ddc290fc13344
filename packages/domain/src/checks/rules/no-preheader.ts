import { atField, type Rule } from '../check.ts';

/** Without one an inbox shows the first words of the lede. */
export const noPreheader: Rule = ({ snapshot: { issue } }) =>
  issue.preheader.trim() === ''
    ? [
        {
          code: 'no-preheader',
          stops: 'nothing',
          message: 'There is no preheader: inboxes show the first words of the lede.',
          at: atField('preheader'),
        },
      ]
    : [];
