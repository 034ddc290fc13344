import { defaultTheme, type NewsletterProfile } from '@masthead/domain';

export const testNewsletter: NewsletterProfile = {
  id: '00000000000000000000abcd',
  slug: 'harbor-notes',
  name: 'Harbor Notes',
  description: 'Made up.',
  sender: { name: 'Harbor Notes', address: 'notes@harbor.example' },
  replyTo: null,
  postalAddress: '1 Quay, Harbor',
  siteUrl: 'https://harbor.example',
  language: 'en',
  timeZone: 'UTC',
  slot: null,
  theme: defaultTheme,
};
