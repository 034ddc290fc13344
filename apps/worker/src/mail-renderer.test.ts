import { describe, expect, it } from '@jest/globals';
import { defaultTheme, type NewsletterProfile } from '@masthead/domain';
import { makeMailRenderer } from './mail-renderer.ts';

const newsletter: NewsletterProfile = {
  id: '64b000000000000000000001',
  slug: 'sample-letter',
  name: 'Sample <Letter>',
  description: '',
  sender: { name: 'Sample Letter', address: 'letters@press.example.org' },
  replyTo: null,
  postalAddress: '1 Sample Street',
  siteUrl: 'https://news.example.org',
  language: 'en',
  timeZone: 'UTC',
  slot: null,
  theme: defaultTheme,
};

describe('the confirm mail', () => {
  it('names every newsletter that its one click confirms, and carries the link in both parts', async () => {
    const url = 'https://news.example.org/confirm/v1.k1.payload.mac';
    const mail = await makeMailRenderer().confirm({
      newsletter,
      alsoNewsletters: ['Other Letter'],
      address: 'a@mail.example.org',
      name: null,
      url,
      validDays: 7,
    });
    expect(mail.subject).toContain('Sample <Letter> and Other Letter');
    expect(mail.text).toContain(url);
    expect(mail.text).toContain('7 days');
    expect(mail.html).toContain(`href="${url}"`);
    expect(mail.html).toContain('Sample &lt;Letter&gt; and Other Letter');
    expect(mail.html).not.toContain('<Letter>');
  });
});
