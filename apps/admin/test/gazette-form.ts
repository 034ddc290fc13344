import type { IssueDraft } from '@masthead/domain';

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
        items: [
          {
            kind: 'takeaway',
            title: 'Measure first.',
            byline: '',
            sources: [],
            dateText: null,
            authors: [],
            venue: null,
            ids: { arxiv: null, doi: null, openReview: null },
            url: null,
            commentary: '',
            depth: 0,
          },
        ],
      },
    ],
    closing: 'Until Friday.',
    ...words,
  };
}
