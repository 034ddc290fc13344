import { defaultTheme, type NewsletterProfile } from '@masthead/domain';

/** Stands in for the newsletter when a file is rendered without a desk. All of it is made up. */
export const demoNewsletter: NewsletterProfile = {
  id: '000000000000000000000001',
  slug: 'sample-newsletter',
  name: 'Sample Newsletter',
  description: 'An issue rendered from a text file, without a desk.',
  sender: { name: 'Sample Newsletter', address: 'editors@newsletter.example' },
  replyTo: null,
  postalAddress: 'Sample Newsletter, 1 Example Street, 10000 Sampletown',
  siteUrl: 'https://newsletter.example',
  language: 'en',
  timeZone: 'UTC',
  slot: null,
  theme: defaultTheme,
};
