import { blankItem, type IssueDraft } from '@masthead/domain';

/** A newsletter as the desk's form sends it, all but its name and slug. */
export const gazette = {
  sender: { name: 'Gazette', address: 'desk@gazette.test' },
  postalAddress: '1 Ink Lane',
  language: 'en',
  timeZone: 'Europe/Berlin',
  slot: { weekday: 5, time: '09:00' },
};

/** The least an issue can be: a greeting, one takeaway, a goodbye. */
export function quietDraft(words: Pick<IssueDraft, 'tagline'> & Partial<IssueDraft>): IssueDraft {
  return {
    lede: ['A quiet week.'],
    sections: [
      {
        kind: 'takeaways',
        heading: 'Key Takeaways',
        items: [blankItem('takeaway', { title: 'Measure first.' })],
      },
    ],
    closing: 'Until Friday.',
    ...words,
  };
}
