import { defaultTheme, type NewsletterProfile } from '@masthead/domain';

/** The newsletter that the gallery and the tests print. All of it is made up. */
export const sampleNewsletter: NewsletterProfile = {
  id: '0000000000000000000000a1',
  slug: 'gradient-notes',
  name: 'Gradient Notes',
  description: 'What changed in deep learning this week, and what to do about it.',
  sender: { name: 'Gradient Notes', address: 'notes@gradient.example' },
  replyTo: 'editors@gradient.example',
  postalAddress: 'Gradient Notes\n12 Ladder Lane\n10115 Berlin\nGermany',
  siteUrl: 'https://gradient.example',
  language: 'en',
  timeZone: 'Europe/Berlin',
  slot: { weekday: 5, time: '09:00' },
  theme: defaultTheme,
};
